using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using StargateBot.Core.Chat.Administration;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Administration;

public sealed partial class AdministrationTextsTests
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id");

    [Fact]
    public void Resources_BothLanguages_HaveTheMembersAsKeysAndTheSamePlaces()
    {
        var english = Read("Administration.AdministrationTexts", CultureInfo.InvariantCulture);
        var indonesian = Read("Administration.AdministrationTexts", Indonesian);

        Assert.Equal(Enum.GetNames<AdministrationText>().Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), indonesian.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, pair => Assert.Equal(PlacesOf(pair.Value), PlacesOf(indonesian[pair.Key])));
    }

    [Fact]
    public void LivingResources_BothLanguages_HaveTheSameKeysAndPlaces()
    {
        var english = Read("Living.LivingTexts", CultureInfo.InvariantCulture);
        var indonesian = Read("Living.LivingTexts", Indonesian);

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), indonesian.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, pair => Assert.Equal(PlacesOf(pair.Value), PlacesOf(indonesian[pair.Key])));
    }

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void Sentences_EachLanguage_AreInIt(Language language)
    {
        var culture = language == Language.Indonesian ? Indonesian : CultureInfo.InvariantCulture;
        var sentences = Read("Administration.AdministrationTexts", culture).Concat(Read("Living.LivingTexts", culture))
            .Select(pair => pair.Value).Where(text => text.Count(c => c == ' ') >= 4 && !text.StartsWith('{'));

        Assert.All(sentences, text => Assert.Equal(language, LanguageIdentifier.Identify(text).Language));
    }

    [Fact]
    public void Write_MomentsAndSizes_AreInTheLanguage()
    {
        var moment = new DateTimeOffset(2026, 8, 17, 9, 5, 0, TimeSpan.FromHours(7));

        Assert.Equal("17 Aug 2026 02:05 UTC", AdministrationTexts.For(Language.English).Write(moment));
        Assert.StartsWith("17 Agu", AdministrationTexts.For(Language.Indonesian).Write(moment), StringComparison.Ordinal);
        Assert.Equal("1.5 MB", AdministrationTexts.For(Language.English).WriteSize(1_500_000));
        Assert.Equal("1,5 kB", AdministrationTexts.For(Language.Indonesian).WriteSize(1_500));
    }

    private static Dictionary<string, string> Read(string name, CultureInfo culture) =>
        new ResourceManager("StargateBot.Core.Chat." + name, typeof(AdministrationTexts).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> PlacesOf(string text) => Places().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Places();
}
