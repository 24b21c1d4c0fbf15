using CsCheck;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Ranking;

public sealed class WordTests
{
    [Theory]
    [InlineData("terbesar", "terkecil")]
    [InlineData("largest", "smallest")]
    [InlineData("terbesar", "smallest")]
    public void AreOpposite_ListedPair_HoldsBothWays(string word, string other)
    {
        Assert.True(Antonyms.Shipped.AreOpposite(word, other));
        Assert.True(Antonyms.Shipped.AreOpposite(other, word));
    }

    [Theory]
    [InlineData("terbesar", "largest")]
    [InlineData("terbesar", "terbesar")]
    [InlineData("kolam", "sungai")]
    public void AreOpposite_OtherPair_DoesNotHold(string word, string other) => Assert.False(Antonyms.Shipped.AreOpposite(word, other));

    [Fact]
    public void HasOpposite_Word_OnlyWhenListed()
    {
        Assert.True(Antonyms.Shipped.HasOpposite("terbesar"));
        Assert.False(Antonyms.Shipped.HasOpposite("kolam"));
    }

    [Theory]
    [InlineData("empamg", "empang")]
    [InlineData("empag", "empang")]
    [InlineData("empnag", "empang")]
    [InlineData("infrastuktru", "infrastruktur")]
    [InlineData("empang", null)]
    [InlineData("ampang", null)]
    [InlineData("emppaang", null)]
    [InlineData("ikn", null)]
    [InlineData("", null)]
    public void Closest_MisspeltWord_IsWithinItsSlips(string word, string? expected) =>
        Assert.Equal(expected, new SpellingList(["empang", "infrastruktur", "ikan"]).Closest(word));

    [Fact]
    public void Closest_AnyWords_IsNeverFartherThanAllowed() => Gen.Select(Gen.Char['a', 'c'].Array[0, 14], Gen.Char['a', 'c'].Array[0, 14].Array[0, 6]).Sample((letters, list) =>
    {
        var word = new string(letters);
        var words = list.Select(l => new string(l)).ToArray();
        var limit = word.Length >= 10 ? 2 : 1;

        var closest = new SpellingList(words).Closest(word);

        var near = words.Where(w => w.Length >= 4 && word.Length >= 4 && w[0] == word[0] && EditDistance.Bounded(word, w, limit) <= limit).ToArray();
        Assert.Equal(near.Length > 0 && !near.Contains(word), closest is not null);
        Assert.True(closest is null || EditDistance.Bounded(word, closest, limit) == near.Min(w => EditDistance.Bounded(word, w, limit)));
    });

    [Fact]
    public void Closest_WordLongerThanAnyOfALanguage_IsLeftAlone() =>
        Assert.Null(new SpellingList([new string('a', EditDistance.MaxLength + 9)]).Closest(new string('a', EditDistance.MaxLength + 10)));

    [Fact]
    public void Correct_Knowledge_MendsSlipsAndKnowsItsWords()
    {
        var knowledge = AnsweringKnowledge.Pond;
        Token Word(string word) => TextAnalyzer.Tokenize(word, Language.Indonesian)[0];

        Assert.Equal("gabus", knowledge.View.Correct("gabuss"));
        Assert.Equal("empang", knowledge.View.Correct("empangg"));
        Assert.Null(knowledge.View.Correct("zzqzzq"));
        Assert.True(knowledge.View.IsKnown(Word("gabus"), Language.Indonesian));
        Assert.True(knowledge.View.IsKnown(Word("empang"), Language.Indonesian));
        Assert.False(knowledge.View.IsKnown(Word("zzqzzq"), Language.Indonesian));
    }

    [Fact]
    public void IsName_Knowledge_OnlyWordsThatItAlwaysCapitalizes()
    {
        var knowledge = AnsweringKnowledge.Pond;

        Assert.True(knowledge.View.IsName("mahmud"));
        Assert.True(knowledge.View.IsName("cimanuk"));
        Assert.False(knowledge.View.IsName("kolam"));
        Assert.False(knowledge.View.IsName("airnya"));
    }
}
