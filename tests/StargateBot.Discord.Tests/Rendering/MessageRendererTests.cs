using System.Text;
using System.Text.Json.Nodes;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Discord.Connection;
using StargateBot.Discord.Delivery;
using StargateBot.Discord.Rendering;

namespace StargateBot.Discord.Tests.Rendering;

public sealed class MessageRendererTests
{
    private static readonly ReplyTarget Channel = new() { Place = new ChatPlace("discord", "3", "2"), ReplyToMessage = "5", Recipient = "7" };
    private static readonly ReplyTarget Interaction = Channel with { ReplyToMessage = null, Token = new Secret("99/tok") };

    private static readonly Citation Original = new(2, "announcement.id", "Pengumuman", "¶3", "Nilainya *US$500 miliar*.\nBaris kedua.", Language.Indonesian);
    private static readonly Citation Translation = new(1, "announcement.en", "Announcement_1", "¶3", "It is US$500 billion.", Language.English) { IsTranslation = true };

    private static readonly Reply Answer = new()
    {
        Kind = ReplyKind.Answer,
        Language = Language.English,
        Outcome = AnswerOutcome.Answered,
        Text = "**US$500 billion** over four years [1].",
        Sources = [Original, Translation],
        Snapshot = "abc123",
        TraceId = "t-1",
        Actions = [new ReplyAction("Sources", new ChatRequest(ChatCommand.Sources) { AnswerId = "t-1" }), new ReplyAction("Siapa mitranya?", new ChatRequest(ChatCommand.Ask, "Siapa mitranya?"))],
    };

    [Fact]
    public void Render_Answer_IsContentOneEmbedAndButtons()
    {
        var message = Assert.Single(MessageRenderer.Render(Answer, Channel, "k"));

        Assert.Equal(
            """{"content":"**US$500 billion** over four years [1].","embeds":[{"title":"Sources","description":"[2] Pengumuman, ¶3 (original)\n[1] Announcement\\_1, ¶3 (translation)","footer":{"text":"abc123 · t-1"}}],"components":[{"type":1,"components":[{"type":2,"style":2,"label":"Sources","custom_id":"sb1:sources:t-1"},{"type":2,"style":2,"label":"Siapa mitranya?","custom_id":"sb1:ask:Siapa mitranya?"}]}],"allowed_mentions":{"parse":[],"replied_user":false}}""",
            Encoding.UTF8.GetString(message.Payload.Span));
    }

    [Fact]
    public void Render_Sources_QuotesWordForWord()
    {
        var message = Assert.Single(MessageRenderer.Render(Answer with { Kind = ReplyKind.Sources, Text = "Evidence:", Actions = [] }, Channel, "k"));

        Assert.Equal(
            "**[2] Pengumuman, ¶3 (original)**\n> Nilainya \\*US$500 miliar\\*.\n> Baris kedua.\n\n**[1] Announcement\\_1, ¶3 (translation)**\n> It is US$500 billion.",
            Json(message)["embeds"]![0]!["description"]!.GetValue<string>());
    }

    [Fact]
    public void Render_Abstention_ListsTopicsOnceAndShowsNoEmbed()
    {
        var reply = Answer with { Kind = ReplyKind.Abstention, Text = "Not said. Near:\n• Lokasi", Topics = ["Lokasi", "Mitra @everyone"], Sources = [], Actions = [] };

        var json = Json(Assert.Single(MessageRenderer.Render(reply, Channel, "k")));

        Assert.Equal("Not said. Near:\n• Lokasi\n• Mitra @\u200Beveryone\n-# abc123 · t-1", json["content"]!.GetValue<string>());
        Assert.Null(json["embeds"]);
        Assert.Null(json["components"]);
    }

    [Theory]
    [InlineData(ReplyKind.Notice)]
    [InlineData(ReplyKind.Help)]
    public void Render_WordsOfTheBotItself_AreContentAlone(ReplyKind kind)
    {
        var reply = Answer with { Kind = kind, Text = "Please wait.", Sources = [], Actions = [] };

        Assert.Equal(
            """{"content":"Please wait.","allowed_mentions":{"parse":[],"replied_user":false}}""",
            Encoding.UTF8.GetString(Assert.Single(MessageRenderer.Render(reply, Channel, "k")).Payload.Span));
    }

    [Fact]
    public void Render_InPlaceOfAnotherMessage_LeavesNothingOfIt()
    {
        var reply = Answer with { Kind = ReplyKind.Notice, Text = "Please wait.", Sources = [], Actions = [] };

        Assert.All([Interaction, Channel with { MessageToEdit = "6" }], target => Assert.Equal(
            """{"content":"Please wait.","embeds":[],"components":[],"allowed_mentions":{"parse":[],"replied_user":false}}""",
            Encoding.UTF8.GetString(Assert.Single(MessageRenderer.Render(reply, target, "k")).Payload.Span)));
    }

    [Fact]
    public void Render_NothingToSay_IsNeverEmpty() =>
        Assert.Equal("…", Json(MessageRenderer.Render(Answer with { Kind = ReplyKind.Notice, Text = " ", Sources = [], Actions = [] }, Channel, "k")[0])["content"]!.GetValue<string>());

    [Fact]
    public void Render_LongReply_HasPartsWithTheirOwnKeysAndButtonsOnTheLast()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 30).Select(i => $"{i} " + new string('a', 150)));

        var parts = MessageRenderer.Render(Answer with { Text = text }, Channel, "k");

        Assert.Equal(["k:0", "k:1", "k:2"], parts.Select(part => part.Key));
        Assert.All(parts, part => Assert.InRange(Json(part)["content"]!.GetValue<string>().Length, 1, 1900));
        Assert.All(parts.SkipLast(1), part => Assert.Null(Json(part)["components"] ?? Json(part)["embeds"]));
        Assert.NotNull(Json(parts[^1])["components"]);
        Assert.NotNull(Json(parts[^1])["embeds"]);
    }

    [Fact]
    public void Render_MoreEvidenceThanAnEmbedHolds_GoesOnInFurtherMessagesAtMostSix()
    {
        var quote = string.Join(' ', Enumerable.Repeat("kutipan_panjang", 180));
        var sources = Enumerable.Range(1, 20).Select(i => Original with { Number = i, Quote = quote }).ToList();

        var parts = MessageRenderer.Render(Answer with { Kind = ReplyKind.Sources, Sources = sources }, Channel, "k");

        Assert.Equal(6, parts.Count);
        Assert.All(parts, part => Assert.InRange(Json(part)["embeds"]![0]!["description"]!.GetValue<string>().Length, 1, 4096));
    }

    [Fact]
    public void Render_ManyButtons_FiveRowsOfFiveAndNoneTwiceOrTooLong()
    {
        var actions = Enumerable.Range(0, 40)
            .Select(i => new ReplyAction(new string('l', 100) + i, new ChatRequest(ChatCommand.Ask, $"q{i}")))
            .Append(new ReplyAction("again", new ChatRequest(ChatCommand.Ask, "q1")))
            .Prepend(new ReplyAction("too long", new ChatRequest(ChatCommand.Ask, new string('q', 100))))
            .ToList();

        var rows = Json(MessageRenderer.Render(Answer with { Actions = actions }, Channel, "k")[0])["components"]!.AsArray();

        Assert.Equal([5, 5, 5, 5, 5], rows.Select(row => row!["components"]!.AsArray().Count));
        Assert.All(rows.SelectMany(row => row!["components"]!.AsArray()), button => Assert.InRange(button!["label"]!.GetValue<string>().Length, 1, 80));
    }

    /// <summary>Trap 20: each post can be repeated.</summary>
    [Fact]
    public void For_ChannelPost_RepliesWithANonceOfItsKey()
    {
        var call = MessageCalls.For(new OutgoingMessage("k:0", 0, Channel, """{"content":"x"}"""u8.ToArray()), "2", out var repeatable);

        Assert.True(repeatable);
        Assert.Equal("channels/2/messages", call.Path);
        Assert.Equal(
            $$"""{"nonce":"{{MessageCalls.NonceOf("k:0")}}","enforce_nonce":true,"message_reference":{"message_id":"5","fail_if_not_exists":false},"content":"x"}""",
            Encoding.UTF8.GetString(call.Body.Span));
        Assert.InRange(MessageCalls.NonceOf("k:0").Length, 1, 25);
        Assert.NotEqual(MessageCalls.NonceOf("k:0"), MessageCalls.NonceOf("k:1"));
    }

    [Fact]
    public void For_LaterPartInAChannel_IsAPlainPost()
    {
        var call = MessageCalls.For(new OutgoingMessage("k:1", 1, Channel, """{"content":"x"}"""u8.ToArray()), "2", out _);

        Assert.DoesNotContain("message_reference", Encoding.UTF8.GetString(call.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void For_DeferredInteraction_FillsTheDeferralThenFollowsUp()
    {
        var payload = """{"content":"x"}"""u8.ToArray();
        var first = MessageCalls.For(new OutgoingMessage("k:0", 0, Interaction with { Private = true }, payload), "2", out var firstRepeatable);
        var second = MessageCalls.For(new OutgoingMessage("k:1", 1, Interaction with { Private = true }, payload), "2", out var secondRepeatable);

        Assert.Equal((HttpMethod.Patch, "webhooks/99/tok/messages/@original", RestKind.Webhook, true), (first.Method, first.Path, first.Kind, firstRepeatable));
        Assert.Equal(payload, first.Body.ToArray());
        Assert.Equal((HttpMethod.Post, "webhooks/99/tok", RestKind.Webhook, false), (second.Method, second.Path, second.Kind, secondRepeatable));
        Assert.Equal("""{"flags":64,"content":"x"}""", Encoding.UTF8.GetString(second.Body.Span));
    }

    [Fact]
    public void For_MessageToEdit_IsAPatchWithoutNonceOrReference()
    {
        var edit = Channel with { MessageToEdit = "6" };

        var first = MessageCalls.For(new OutgoingMessage("k:0", 0, edit, """{"content":"x"}"""u8.ToArray()), "2", out var repeatable);
        var second = MessageCalls.For(new OutgoingMessage("k:1", 1, edit, """{"content":"y"}"""u8.ToArray()), "2", out _);

        Assert.Equal((HttpMethod.Patch, "channels/2/messages/6", """{"content":"x"}""", true), (first.Method, first.Path, Encoding.UTF8.GetString(first.Body.Span), repeatable));
        Assert.Equal((HttpMethod.Post, "channels/2/messages"), (second.Method, second.Path));
    }

    [Fact]
    public void For_Progress_IsACourtesy()
    {
        var progress = new OutgoingMessage("k:0", 0, Interaction, """{"content":"x"}"""u8.ToArray()) { IsInterim = true };

        Assert.True(MessageCalls.For(progress, "2", out _).IsCourtesy);
        Assert.False(MessageCalls.For(progress with { IsInterim = false }, "2", out _).IsCourtesy);
    }

    private static JsonNode Json(OutgoingMessage message) => JsonNode.Parse(message.Payload.Span)!;
}
