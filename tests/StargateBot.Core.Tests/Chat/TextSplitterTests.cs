using System.Globalization;
using System.Text;
using CsCheck;
using StargateBot.Core.Chat;
using StargateBot.Core.Tests.Answering;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class TextSplitterTests
{
    // White space with a combining mark, flags, families, piles of marks, long words, line ends of both kinds.
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gens.OneOf("kata", "word", "é", "👨‍👩‍👧‍👦", "🇮🇩", "👍🏽", "1️⃣", "각", "नि", "\n", "\r\n", "\n\n", " ", "  ", " \u0308", ".", "[1]", "𝒳"),
        Gen.Int[1, 90].Select(length => new string('x', length)),
        Gen.Int[1, 40].Select(count => "a" + new string('\u0301', count)));

    private static readonly Gen<string> Plain = Piece.Array[0, 120].Select(string.Concat);

    // Marks that are closed again, as every text of ours has them.
    private static readonly Gen<string> Marked = Gen.OneOf(
        Piece,
        Piece.Array[1, 12].Select(pieces => $"**b{string.Concat(pieces).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal)}b** "),
        Piece.Array[1, 40].Select(pieces => $"\n```\nc{string.Concat(pieces)}c\n```\n")).Array[0, 30].Select(string.Concat);

    [Fact]
    public void Split_AnyText_KeepsEveryGraphemeInShortParts() =>
        Gen.Select(Plain, Gen.Int[100, 300]).Sample((text, maxLength) => Holds(text, maxLength));

    [Fact]
    public void Split_TextWithMarks_ClosesThemInEveryPart() =>
        Gen.Select(Marked, Gen.Int[100, 300]).Sample((text, maxLength) =>
            Holds(text, maxLength) && TextSplitter.Split(text, maxLength).All(part => IsClosed(part)));

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Split_Nothing_IsOneEmptyPart(string text) => Assert.Equal([""], TextSplitter.Split(text, 100));

    [Fact]
    public void Split_FenceThatIsCut_IsOpenedAgainInItsLanguage()
    {
        var code = string.Join('\n', Enumerable.Range(10, 20).Select(i => $"  line {i};"));
        var parts = TextSplitter.Split($"Look:\n```csharp\n{code}\n```\nDone.", 120);

        Assert.Equal(
            [
                "Look:\n```csharp\n  line 10;\n  line 11;\n  line 12;\n  line 13;\n  line 14;\n  line 15;\n  line 16;\n  line 17;\n  line 18;\n```",
                "```csharp\n  line 19;\n  line 20;\n  line 21;\n  line 22;\n  line 23;\n  line 24;\n  line 25;\n  line 26;\n  line 27;\n```",
                "```csharp\n  line 28;\n  line 29;\n```\nDone.",
            ],
            parts);
    }

    [Fact]
    public void Split_BoldThatIsCut_IsOpenedAgain()
    {
        var parts = TextSplitter.Split($"**{new string('a', 60)} {new string('b', 60)}** end", 100);

        Assert.Equal([$"**{new string('a', 60)}**", $"**{new string('b', 60)}** end"], parts);
    }

    [Fact]
    public void Split_StarsThatNothingCloses_AreLeftAlone()
    {
        var parts = TextSplitter.Split($"2**3 {new string('a', 80)} {new string('b', 60)}", 100);

        Assert.Equal([$"2**3 {new string('a', 80)}", new string('b', 60)], parts);
    }

    [Fact]
    public void Split_MarkThatWouldOpenWithNothingInside_MovesToTheNextPart()
    {
        var parts = TextSplitter.Split($"{new string('a', 80)}\n```text\n{new string('b', 60)}\n```", 100);

        Assert.Equal([new string('a', 80), $"```text\n{new string('b', 60)}\n```"], parts);
    }

    [Fact]
    public void Split_GraphemeLongerThanAMessage_IsCutOutsideOfSurrogatePairs()
    {
        var pile = "a" + string.Concat(Enumerable.Repeat("\U0001E000", 200));
        var parts = TextSplitter.Split(pile, 100);

        Assert.Equal(pile, string.Concat(parts));
        Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
    }

    private static bool Holds(string text, int maxLength)
    {
        var parts = TextSplitter.Split(text, maxLength);
        return parts.All(part => part.Length <= maxLength)
            && (parts.Count == 1 || parts.All(part => !string.IsNullOrWhiteSpace(part)))
            && parts.SelectMany(Graphemes).SequenceEqual(Graphemes(text));
    }

    private static IEnumerable<string> Graphemes(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            if (!string.IsNullOrWhiteSpace(element) && element is not ("*" or "`"))
            {
                yield return element;
            }
        }
    }

    private static bool IsClosed(string part)
    {
        var fenced = part.Split("```");
        var outside = new StringBuilder();
        for (var i = 0; i < fenced.Length; i += 2)
        {
            outside.Append(fenced[i]).Append('\n');
        }

        return fenced.Length % 2 == 1 && outside.ToString().Split("**").Length % 2 == 1;
    }
}
