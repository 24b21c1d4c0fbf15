using System.Text.RegularExpressions;
using CsCheck;
using StargateBot.Discord.Rendering;

namespace StargateBot.Discord.Tests.Rendering;

public sealed partial class DiscordMarkupTests
{
    private static readonly string[] Pieces =
        ["kata ", "👩‍👩‍👧‍👦", "**lead** ", "*", "\\", "```", "\n", "\n\n", "@everyone", "https://x.y/z ", "_", "<@1>", new string('x', 500), "é", "[1]"];

    [Theory]
    [InlineData("plain words [1].", "plain words [1].")]
    [InlineData("US$500 miliar (Rp8.000 triliun), ~10 GW", "US$500 miliar (Rp8.000 triliun), ~10 GW")]
    [InlineData("**OpenAI, SoftBank** dan lain-lain [1][2]", "**OpenAI, SoftBank** dan lain-lain [1][2]")]
    [InlineData("**a** and **b", "**a** and \\*\\*b")]
    [InlineData("snake_case *star* `code` ~~x~~ ||y|| \\", "snake\\_case \\*star\\* \\`code\\` \\~\\~x\\~\\~ \\|\\|y\\|\\| \\\\")]
    [InlineData("@everyone <@&1> <@7> @here", "@\u200Beveryone \\<@&1> \\<@7> @\u200Bhere")]
    [InlineData("[text](https://a.example)", "[text]\\(https\\://a.example)")]
    [InlineData("see https://a.example/b", "see https\\://a.example/b")]
    [InlineData("join discord.gg/abc and/or not", "join discord.gg\\/abc and/or not")]
    [InlineData("> quote\n# head\n-# small\na > b # c", "\\> quote\n\\# head\n-\\# small\na > b # c")]
    [InlineData("```\nfence\n```", "\\`\\`\\`\nfence\n\\`\\`\\`")]
    [InlineData("left\u202Eright\u0007", "leftright")]
    public void Split_Text_IsShownAsWritten(string text, string expected) => Assert.Equal([expected], DiscordMarkup.Split(text, 1900));

    /// <summary>Trap 22: no part is too long, cuts a grapheme or an escape, or leaves bold open.</summary>
    [Fact]
    public void Split_AnyText_KeepsEveryPartWholeAndNothingIsLost()
    {
        var piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);
        piece.List[0, 300].Select(string.Concat).Sample(
            text =>
            {
                var parts = DiscordMarkup.Split(text, 1900);
                Assert.All(parts, part =>
                {
                    Assert.True(part.Length <= 1900);
                    Assert.Equal(0, Bold().Count(part) % 2);
                    Assert.False(part.Length > 0 && (char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
                    Assert.Equal(0, TrailingBackslashes(part) % 2);
                    Assert.DoesNotContain("@everyone", part, StringComparison.Ordinal);
                });
                Assert.Equal(Letters(text), Letters(string.Concat(parts)));
            },
            iter: 300);
    }

    private static int TrailingBackslashes(string text) => text.Length - text.TrimEnd('\\').Length;

    // What neither escaping nor joining touches.
    private static string Letters(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)));

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\*\*")]
    private static partial Regex Bold();
}
