using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class ChatTextsTests
{
    [Fact]
    public void Resources_BothLanguages_HaveTheSameKeys() => Assert.Equal(Keys(CultureInfo.InvariantCulture), Keys(CultureInfo.GetCultureInfo("id")));

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void Properties_EachLanguage_AreThereAndInIt(Language language)
    {
        var texts = ChatTexts.For(language);
        var values = typeof(ChatTexts).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (string)property.GetValue(texts)!).ToList();

        Assert.All(values, Assert.NotEmpty);
        Assert.All(values.Where(value => value.Contains(' ', StringComparison.Ordinal)), value => Assert.Equal(language, LanguageIdentifier.Identify(value).Language));
    }

    private static IEnumerable<string> Keys(CultureInfo culture) =>
        new ResourceManager("StargateBot.Core.Chat.ChatTexts", typeof(ChatTexts).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);
}
