using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Languages;

public sealed class WordListTests
{
    private static readonly string[] Codes = ["id", "en"];

    [Fact]
    public void FunctionWords_EachLine_IsOneToken() => Assert.All(
        Codes.SelectMany(l => WordFile.ReadLines($"function-words.{l}.txt")),
        w => Assert.Equal(w, Assert.Single(TextAnalyzer.Tokenize(w, Language.Indonesian)).Exact));

    [Fact]
    public void FunctionWords_Negations_AreKeptApart() => Assert.All(
        Enum.GetValues<Language>(),
        l => Assert.Empty(WordFile.ReadLines($"function-words.{l.ToCode()}.txt").Intersect(WordFile.ReadTagged("negations.txt", l))));

    [Theory]
    [InlineData("function-words.id.txt")]
    [InlineData("function-words.en.txt")]
    [InlineData("negations.txt")]
    [InlineData("synonyms.txt")]
    [InlineData("antonyms.txt")]
    [InlineData("abbreviations.txt")]
    public void List_EachLine_StandsOnce(string name) =>
        Assert.Empty(WordFile.ReadLines(name).GroupBy(l => l, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));

    [Theory]
    [InlineData("negations.txt")]
    [InlineData("abbreviations.txt")]
    public void TaggedList_EachLine_HasALanguage(string name) =>
        Assert.All(WordFile.ReadLines(name), l => Assert.Matches(@"^(id|en) [^ A-Z]+( \+(name|number))?$", l));

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void ChatSpelling_EachSpelling_HasOneMeaning(string language)
    {
        var spellings = Spellings(language).ToList();
        Assert.Empty(spellings.GroupBy(s => s.Left, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(spellings, s => Assert.False(s.Left.Length == 0 || s.Right.Length == 0, $"{s.Left} => {s.Right}"));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void ChatSpelling_StandardWords_AreNotRespelledAgain(string language)
    {
        Assert.True(LanguageCodes.TryParse(language, out var parsed));
        Assert.All(Spellings(language), s => Assert.Equal(s.Right, ChatSpelling.Normalize(s.Right, parsed)));
    }

    [Fact]
    public void Synonyms_EachLine_IsWellFormed() => Assert.All(WordFile.ReadLines("synonyms.txt"), line =>
    {
        var sides = line.Split("=>").Select(side => side.Split(',', StringSplitOptions.TrimEntries)).ToArray();
        Assert.True(sides.Length == 2 || sides[0].Length > 1, line);
        Assert.All(sides, side => Assert.Equal(side.Length, side.Distinct(StringComparer.OrdinalIgnoreCase).Count()));
        Assert.All(sides.SelectMany(s => s), phrase => Assert.InRange(TextAnalyzer.Tokenize(phrase, Language.Indonesian).Length, 1, 8));
    });

    [Fact]
    public void Synonyms_SingleWords_AreNoFunctionWords() => Assert.All(
        WordFile.ReadLines("synonyms.txt").SelectMany(l => l.Split(["=>", ","], StringSplitOptions.TrimEntries)).Where(w => !w.Contains(' ', StringComparison.Ordinal)),
        w => Assert.False(IsFunctionWord(w), w));

    [Fact]
    public void Antonyms_EachLine_HasTwoDifferentSides() => Assert.All(WordFile.ReadLines("antonyms.txt"), line =>
    {
        var sides = line.Split('|').Select(side => side.Split(',', StringSplitOptions.TrimEntries)).ToArray();
        Assert.Equal(2, sides.Length);
        Assert.Empty(sides[0].Intersect(sides[1]));
        Assert.DoesNotContain("", sides.SelectMany(s => s));
    });

    [Theory]
    [InlineData("names.txt")]
    [InlineData("answer-types.txt")]
    public void KeyedList_EachLine_HasAKeyAndWords(string name) =>
        Assert.All(WordFile.ReadLines(name), l => Assert.Matches("^[a-z]+: [^,]+(, [^,]+)*$", l));

    private static bool IsFunctionWord(string word)
    {
        var lower = word.ToLowerInvariant();
        return Enum.GetValues<Language>().Any(l => FunctionWords.For(l).Contains(lower) || FunctionWords.For(l).Negates(lower));
    }

    private static IEnumerable<(string Left, string Right)> Spellings(string language) =>
        from line in WordFile.ReadLines($"chat-spelling.{language}.txt")
        let arrow = line.IndexOf("=>", StringComparison.Ordinal)
        from left in line[..arrow].Split(',', StringSplitOptions.TrimEntries)
        select (left, line[(arrow + 2)..].Trim());
}
