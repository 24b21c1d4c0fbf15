using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed partial class KnowledgeFaultMessagesTests
{
    private static readonly string[] FormKeys = ["file", "line"];

    [Fact]
    public void Texts_BothLanguages_HaveTheSameKeysAndPlaceholders()
    {
        var english = Texts("");
        var indonesian = Texts("id");

        Assert.Equal(english.Keys, indonesian.Keys);
        Assert.All(english, pair => Assert.Equal(Placeholders(pair.Value), Placeholders(indonesian[pair.Key])));
        Assert.All(english, pair => Assert.False(pair.Key.Contains('-') && pair.Value == indonesian[pair.Key]));
    }

    [Fact]
    public void Texts_EveryCode_HasOneAndNoOther()
    {
        var codes = typeof(KnowledgeFaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(codes.Concat(FormKeys).Order(StringComparer.Ordinal), Texts("").Keys);
    }

    [Fact]
    public void Describe_FaultWithLine_NamesPlaceAndMend()
    {
        var fault = new KnowledgeFault("a/b.md", 3, KnowledgeFaultCodes.UnknownLanguage, ["fr"]);
        Assert.StartsWith("a/b.md, line 3: The language \"fr\" is not known.", KnowledgeFaultMessages.Describe(fault, Language.English), StringComparison.Ordinal);
        Assert.StartsWith("a/b.md, baris 3: Bahasa \"fr\" tidak dikenal.", KnowledgeFaultMessages.Describe(fault, Language.Indonesian), StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_ArgumentWithLinesAndControls_StaysOneLine()
    {
        var fault = new KnowledgeFault("a\u001B[2J.md", null, KnowledgeFaultCodes.Unreadable, ["one\ntwo\u202E {0}"]);
        Assert.Equal("a[2J.md: The file cannot be read (one two {0}). Check its permissions and the disk.", KnowledgeFaultMessages.Describe(fault, Language.English));
    }

    private static SortedDictionary<string, string> Texts(string culture)
    {
        var resources = new ResourceManager("StargateBot.Core.Knowledge.KnowledgeTexts", typeof(KnowledgeFaultMessages).Assembly);
        var set = resources.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return new SortedDictionary<string, string>(
            set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Placeholders(string text) => PlaceholderForm().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlaceholderForm();
}
