using System.Collections;
using System.Globalization;
using System.Resources;
using StargateBot.Core.Chat.Feedback;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Feedback;

public sealed class FeedbackTextsTests
{
    [Fact]
    public void Resources_BothLanguages_HaveTheSameKeys() => Assert.Equal(Keys(CultureInfo.InvariantCulture), Keys(CultureInfo.GetCultureInfo("id")));

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void Members_EachLanguage_AreThereAndInIt(Language language)
    {
        var texts = FeedbackTexts.For(language);
        var kept = new PersonRecord(11, 12, 13);
        string[] values =
        [
            texts.ThanksHelpful, texts.ThanksNotHelpful, texts.ThanksReason, texts.AnswerForgotten, texts.AlreadyCovered, texts.Subscribed,
            texts.ConfirmForgetButton, texts.NotForgotten, texts.Privacy(kept, 30), texts.ConfirmForget(kept), texts.Forgotten(kept), texts.Covered("Who?"),
        ];

        Assert.All(values, value => Assert.Equal(language, LanguageIdentifier.Identify(value).Language));
        Assert.All(
            [texts.Privacy(kept, 30), texts.ConfirmForget(kept), texts.Forgotten(kept)],
            value => Assert.All(["11", "12", "13"], count => Assert.Contains(count, value, StringComparison.Ordinal)));
        Assert.InRange(texts.ForgetButton.Length, 1, 24);
    }

    private static IEnumerable<string> Keys(CultureInfo culture) =>
        new ResourceManager("StargateBot.Core.Chat.Feedback.FeedbackTexts", typeof(FeedbackTexts).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);
}
