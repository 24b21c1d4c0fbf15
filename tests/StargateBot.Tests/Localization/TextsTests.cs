using System.Reflection;
using System.Text.RegularExpressions;
using StargateBot.Admin;
using StargateBot.Core.Languages;
using StargateBot.Localization;
using StargateBot.Setup;

namespace StargateBot.Tests.Localization;

public sealed partial class TextsTests
{
    public static TheoryData<Type> Kinds => [typeof(Texts), typeof(SetupTexts), typeof(ReloadTexts)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Texts_EveryKey_ExistsInBothLanguagesWithTheSamePlaceholders(Type kind)
    {
        Assert.All(KeysOf(kind), key =>
        {
            var english = (string)key.GetValue(In(kind, Language.English))!;
            var indonesian = (string)key.GetValue(In(kind, Language.Indonesian))!;
            Assert.NotEqual("", indonesian);
            Assert.Equal(PlaceholdersOf(english), PlaceholdersOf(indonesian));
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Texts_Resources_HoldNoKeyThatNobodyReads(Type kind)
    {
        var resources = new System.Resources.ResourceManager(kind.FullName!, kind.Assembly);
        Assert.All(["", "id"], culture =>
        {
            var set = resources.GetResourceSet(System.Globalization.CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!;
            Assert.Equal(
                KeysOf(kind).Select(key => key.Name).Order(StringComparer.Ordinal),
                set.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal));
        });
    }

    private static IEnumerable<PropertyInfo> KeysOf(Type kind) =>
        kind.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(string));

    private static object In(Type kind, Language language) => kind.GetMethod("For", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [language])!;

    private static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
