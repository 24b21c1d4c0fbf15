using System.Reflection;
using System.Text.RegularExpressions;
using StargateBot.Core.Languages;
using StargateBot.Localization;

namespace StargateBot.Tests.Localization;

public sealed partial class TextsTests
{
    private static readonly PropertyInfo[] Keys =
        [.. typeof(Texts).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(string))];

    [Fact]
    public void Texts_EveryKey_ExistsInBothLanguagesWithTheSamePlaceholders()
    {
        Assert.All(Keys, key =>
        {
            var english = (string)key.GetValue(Texts.For(Language.English))!;
            var indonesian = (string)key.GetValue(Texts.For(Language.Indonesian))!;
            Assert.NotEqual("", indonesian);
            Assert.Equal(PlaceholdersOf(english), PlaceholdersOf(indonesian));
        });
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Indonesian)]
    public void Texts_Resources_HoldNoKeyThatNobodyReads(Language language)
    {
        var resources = new System.Resources.ResourceManager("StargateBot.Localization.Texts", typeof(Texts).Assembly);
        var culture = System.Globalization.CultureInfo.GetCultureInfo(language == Language.English ? "" : "id");
        var set = resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;

        Assert.Equal(
            Keys.Select(key => key.Name).Order(StringComparer.Ordinal),
            set.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
