using System.Text;
using System.Text.Json;
using CsCheck;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Slack.Rendering;

namespace StargateBot.Slack.Tests.Rendering;

public sealed class ReplyRendererTests
{
    private static readonly Citation Original = new(1, "announcement.id", "Pengumuman & Mitra", "¶3", "Samsung <dan> *SK* akan…", Language.Indonesian);

    private static readonly Reply Answer = new()
    {
        Kind = ReplyKind.Answer,
        Language = Language.Indonesian,
        Outcome = AnswerOutcome.Answered,
        Text = "**Samsung** & SK Hynix.[1]",
        Sources = [Original],
        Actions = [new ReplyAction("Lihat sumber", new ChatRequest(ChatCommand.Sources) { AnswerId = "abc" })],
        Snapshot = "v1",
        TraceId = "abc",
    };

    [Fact]
    public void Render_Answer_IsAMarkdownBlockWithSourcesFooterAndButtons() => Assert.Equal(
        """
        {"text":"*Samsung* &amp; SK Hynix.[1]\nSumber: [1] Pengumuman &amp; Mitra ¶3","blocks":[{"type":"markdown","text":"**Samsung** &amp; SK Hynix.[1]"},{"type":"context","elements":[{"type":"plain_text","text":"Sumber: [1] Pengumuman & Mitra ¶3","emoji":false}]},{"type":"context","elements":[{"type":"plain_text","text":"Pengetahuan v1 · id abc","emoji":false}]},{"type":"actions","elements":[{"type":"button","action_id":"sb_0","text":{"type":"plain_text","text":"Lihat sumber","emoji":false},"value":"sb1:sources:abc"}]}]}
        """,
        Assert.Single(Render(Answer)));

    [Fact]
    public void Render_Sources_QuotesVerbatim() => Assert.Equal(
        """
        {"text":"Kutipannya:\n[1] Pengumuman &amp; Mitra ¶3\n&gt; Samsung &lt;dan&gt; *SK* akan…","blocks":[{"type":"markdown","text":"Kutipannya:"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"[1] Pengumuman & Mitra ¶3","style":{"bold":true}}]},{"type":"rich_text_quote","elements":[{"type":"text","text":"Samsung <dan> *SK* akan…"}]}]}]}
        """,
        Assert.Single(Render(Answer with { Kind = ReplyKind.Sources, Text = "Kutipannya:", Actions = [], TraceId = "" })));

    [Fact]
    public void Render_SourcesWithATranslation_SayWhichIsTheOriginal()
    {
        var translation = Original with { Number = 2, Title = "Announcement", IsTranslation = true };

        var text = Text(Assert.Single(Render(Answer with { Kind = ReplyKind.Sources, Sources = [Original, translation] })));

        Assert.Contains("[1] Pengumuman &amp; Mitra ¶3 (asli)", text);
        Assert.Contains("[2] Announcement ¶3 (terjemahan)", text);
    }

    [Fact]
    public void Render_Topics_AreAList()
    {
        var json = Assert.Single(Render(Answer with { Kind = ReplyKind.Abstention, Text = "Tidak ada.", Sources = [], Actions = [], TraceId = "", Topics = ["Mitra", "Nilai"] }));

        Assert.Equal("""{"text":"Tidak ada.\n• Mitra\n• Nilai","blocks":[{"type":"markdown","text":"Tidak ada.  \n• Mitra  \n• Nilai"}]}""", json);
    }

    [Fact]
    public void Render_ButtonsBeyondTheLimits_AreLeftOutOrShortened()
    {
        var actions = Enumerable.Range(0, 8).Select(i => new ReplyAction(new string('p', 80 + i), new ChatRequest(ChatCommand.Ask, new string('q', i == 1 ? 2000 : 10))));

        using var json = JsonDocument.Parse(Assert.Single(Render(Answer with { Actions = [.. actions] })));
        var buttons = json.RootElement.GetProperty("blocks")[3].GetProperty("elements").EnumerateArray().ToList();

        Assert.Equal(5, buttons.Count);
        Assert.All(buttons, button => Assert.Equal(75, button.GetProperty("text").GetProperty("text").GetString()!.Length));
        Assert.Equal(5, buttons.Select(button => button.GetProperty("action_id").GetString()).Distinct().Count());
    }

    [Fact] // Traps 41 and 43: every part stays editable and far below the ceiling of all blocks.
    public void Render_AnyLongText_FitsInPartsAndLosesNothing() =>
        Gen.String[Gen.Char["abc &<>*_[]👍\n"], 0, 9000].Sample(
            text =>
            {
                var parts = Render(Answer with { Text = text, Snapshot = "v", TraceId = "t" });
                Assert.All(parts, part =>
                {
                    Assert.True(Text(part).Length <= 4000);
                    Assert.True(Encoding.UTF8.GetByteCount(part) < 40_000);
                    Assert.True(BlockCharacters(part) <= 12_000);
                });
                Assert.All(parts.SkipLast(1), part => Assert.DoesNotContain("actions", part));
            },
            iter: 200);

    [Fact] // Trap 43.
    public void Render_LongQuotations_BecomeSeveralMessages()
    {
        var sources = Enumerable.Range(1, 10).Select(i => Original with { Number = i, Quote = new string('k', 2500) });

        var parts = Render(Answer with { Kind = ReplyKind.Sources, Text = "Kutipannya:", Sources = [.. sources] });

        Assert.True(parts.Count > 5);
        Assert.All(parts, part => Assert.True(Text(part).Length <= 4000 && BlockCharacters(part) <= 12_000));
        Assert.Equal(25_000, string.Concat(parts.Select(Text)).Count(character => character == 'k') - (2 * 0));
    }

    private static List<string> Render(Reply reply) => [.. ReplyRenderer.Render(reply).Select(body => Encoding.UTF8.GetString(body.Span))];

    private static string Text(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("text").GetString()!;
    }

    private static int BlockCharacters(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("blocks").GetRawText().Length;
    }
}
