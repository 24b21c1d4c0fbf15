using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Languages;

public sealed partial class AnswerTextsTests
{
    [Fact]
    public void Resources_BothLanguages_HaveTheSameKeysAndPlaceholders()
    {
        var english = Read(CultureInfo.InvariantCulture);
        var indonesian = Read(CultureInfo.GetCultureInfo("id"));

        Assert.Equal(english.Keys.Order(), indonesian.Keys.Order());
        Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(indonesian[text.Key])));
    }

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void Properties_EachLanguage_AreThere(Language language)
    {
        var texts = AnswerTexts.For(language);
        var values = typeof(AnswerTexts).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => (string)p.GetValue(texts)!).ToList();
        Assert.All(values, Assert.NotEmpty);
        Assert.Contains("12", texts.TooManyQuestions(TimeSpan.FromSeconds(11.2)), StringComparison.Ordinal);
        Assert.Contains("a1b2", texts.Failed("a1b2"), StringComparison.Ordinal);
        Assert.Contains(texts.NameOf(language.Other()), texts.OnlyIn(language.Other()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void Sentences_EachLanguage_AreInThatLanguage(Language language)
    {
        var texts = AnswerTexts.For(language);
        string[] sentences =
        [
            texts.Abstained, texts.AbstainedWithTopics, texts.Help, texts.Thanks, texts.Busy, texts.EmptyQuestion, texts.QuestionCut,
            texts.InstructionRefused, texts.Failed("x"), texts.TooManyQuestions(TimeSpan.Zero), texts.OnlyIn(language.Other()),
        ];
        Assert.All(sentences, s => Assert.Equal(language, LanguageIdentifier.Identify(s).Language));
    }

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        new ResourceManager("StargateBot.Core.Languages.AnswerTexts", typeof(AnswerTexts).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string Placeholders(string text) => string.Join(' ', Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
