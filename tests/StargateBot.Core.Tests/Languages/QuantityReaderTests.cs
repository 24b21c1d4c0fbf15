using System.Globalization;
using CsCheck;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Languages;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("100 miliar dolar AS", "id", "Money 100000000000 USD")]
    [InlineData("US$100 billion", "en", "Money 100000000000 USD")]
    [InlineData("$1.5 million", "en", "Money 1500000 USD")]
    [InlineData("$5M", "en", "Money 5000000 USD")]
    [InlineData("Rp 2,3 triliun", "id", "Money 2300000000000 IDR")]
    [InlineData("Rp1.500.000", "id", "Money 1500000 IDR")]
    [InlineData("Rp. 500 jt", "id", "Money 500000000 IDR")]
    [InlineData("Rp 1 M", "id", "Money 1000000000 IDR")]
    [InlineData("100 yen", "en", "Money 100 JPY")]
    [InlineData("5jt", "id", "Number 5000000")]
    [InlineData("1,5 juta", "id", "Number 1500000")]
    [InlineData("1.500.000", "id", "Number 1500000")]
    [InlineData("1,500,000.25", "en", "Number 1500000.25")]
    [InlineData("1.500", "id", "Number 1500")]
    [InlineData("1.500", "en", "Number 1.5")]
    [InlineData("1,500", "en", "Number 1500")]
    [InlineData("1,500", "id", "Number 1.5")]
    [InlineData("100,000", "id", "Number 100000")]
    [InlineData("0,125", "id", "Number 0.125")]
    [InlineData("0.125", "id", "Number 0.125")]
    [InlineData("3,5", "en", "Number 3.5")]
    [InlineData("-7", "id", "Number -7")]
    [InlineData("25 %", "id", "Percentage 25 %")]
    [InlineData("25 persen", "id", "Percentage 25 %")]
    [InlineData("3.4 per cent", "en", "Percentage 3.4 %")]
    [InlineData("4.5 GHz", "en", "Measure 4.5 GHz")]
    [InlineData("100 km/jam", "id", "Measure 100 km/h")]
    [InlineData("100 km/h", "en", "Measure 100 km/h")]
    [InlineData("377.973 kilometer persegi", "id", "Measure 377973 km²")]
    [InlineData("5m", "en", "Measure 5 m")]
    [InlineData("2 juta orang", "id", "Count 2000000 person")]
    [InlineData("3 tahun", "id", "Duration 3 year")]
    [InlineData("5-year", "en", "Duration 5 year")]
    [InlineData("17 Agustus 1945", "id", "Date 19450817")]
    [InlineData("August 17, 1945", "en", "Date 19450817")]
    [InlineData("17th of August 1945", "en", "Date 19450817")]
    [InlineData("1945-08-17", "id", "Date 19450817")]
    [InlineData("17/8/1945", "id", "Date 19450817")]
    [InlineData("8/17/1945", "en", "Date 19450817")]
    [InlineData("2/3/2020", "id", "Date 20200302")]
    [InlineData("2/3/2020", "en", "Date 20200203")]
    [InlineData("Agustus 1945", "id", "Date 19450800")]
    [InlineData("17 Agustus", "id", "Date 817")]
    [InlineData("May 5", "en", "Date 505")]
    [InlineData("1945", "id", "Year 1945")]
    [InlineData("2028", "en", "Year 2028")]
    [InlineData("44 SM", "id", "Year -44")]
    [InlineData("44 BC", "en", "Year -44")]
    [InlineData("abad ke-19", "id", "Century 19")]
    [InlineData("abad 19", "id", "Century 19")]
    [InlineData("abad XIX", "id", "Century 19")]
    [InlineData("abad kesembilan belas", "id", "Century 19")]
    [InlineData("19th century", "en", "Century 19")]
    [InlineData("nineteenth century", "en", "Century 19")]
    [InlineData("1990-an", "id", "Decade 1990")]
    [InlineData("90-an", "id", "Decade 1990")]
    [InlineData("1980s", "en", "Decade 1980")]
    [InlineData("ke-3", "id", "Ordinal 3")]
    [InlineData("ketiga", "id", "Ordinal 3")]
    [InlineData("3rd", "en", "Ordinal 3")]
    [InlineData("twenty-first", "en", "Ordinal 21")]
    [InlineData("dua puluh lima", "id", "Number 25")]
    [InlineData("twenty-five", "en", "Number 25")]
    [InlineData("dua ratus lima puluh ribu", "id", "Number 250000")]
    [InlineData("seribu sembilan ratus empat puluh lima", "id", "Number 1945")]
    [InlineData("two hundred and five thousand", "en", "Number 205000")]
    [InlineData("sebelas", "id", "Number 11")]
    [InlineData("tujuh belas", "id", "Number 17")]
    [InlineData("setengah", "id", "Number 0.5")]
    [InlineData("setengah juta", "id", "Number 500000")]
    [InlineData("half a million", "en", "Number 500000")]
    [InlineData("a hundred", "en", "Number 100")]
    [InlineData("satu juta rupiah", "id", "Money 1000000 IDR")]
    [InlineData("dua setengah tahun", "id", "Duration 2.5 year")]
    [InlineData("pukul 10.30 WIB", "id", "Time 1030")]
    [InlineData("jam 7 malam", "id", "Time 1900")]
    [InlineData("7:30 p.m.", "en", "Time 1930")]
    public void Read_OneExpression_CoversItWhole(string text, string code, string expected)
    {
        var quantity = Assert.Single(QuantityReader.Read(text, LanguageOf(code)));
        Assert.Equal((0, text.Length, expected), (quantity.Start, quantity.Length, Describe(quantity)));
    }

    [Theory]
    [InlineData("satu atau one of them", "id")]
    [InlineData("GPT-4 dan COVID-19", "id")]
    [InlineData("H200, HBM3, 4G, 3D", "en")]
    [InlineData("versi 4.8.0", "id")]
    [InlineData("192.168.0.1", "en")]
    [InlineData("you may march on", "en")]
    [InlineData("", "id")]
    public void Read_NoQuantity_FindsNothing(string text, string code) => Assert.Empty(QuantityReader.Read(text, LanguageOf(code)));

    [Theory]
    [InlineData("Pada 2010 ia menang 5-0 di tahun 79.", "id", "2010=Year 2010|5=Number 5|0=Number 0|79=Year 79")]
    [InlineData("In 1998 won the team 3,5 points", "en", "1998=Year 1998|3,5=Number 3.5")]
    [InlineData("naik 5–7 persen (Rp2.000) sejak tahun 1990-an.", "id", "5=Number 5|7 persen=Percentage 7 %|Rp2.000=Money 2000 IDR|1990-an=Decade 1990")]
    [InlineData("angka 1,2,3 dan 2010,2011", "id", "1=Number 1|2,3=Number 2.3|2010=Year 2010|2011=Year 2011")]
    public void Read_Sentence_FindsEach(string text, string code, string expected) => Assert.Equal(
        expected,
        string.Join('|', QuantityReader.Read(text, LanguageOf(code)).Select(q => $"{text.Substring(q.Start, q.Length)}={Describe(q)}")));

    [Theory]
    [InlineData("100 miliar dolar AS", "US$100 billion")]
    [InlineData("17 Agustus 1945", "August 17, 1945")]
    [InlineData("abad ke-19", "the 19th century")]
    [InlineData("2,5 persen", "2.5%")]
    [InlineData("1.500 km", "1,500 kilometres")]
    [InlineData("100 miliar", "US$100 billion")]
    public void SameValue_BothLanguages_Agree(string indonesian, string english) =>
        Assert.True(One(indonesian, Language.Indonesian).SameValue(One(english, Language.English)));

    [Theory]
    [InlineData("100 miliar dolar AS", "100 million dollars")]
    [InlineData("100 dolar AS", "100 rupiah")]
    [InlineData("1990", "1990-an")]
    [InlineData("3 tahun", "3 persen")]
    public void SameValue_Different_Disagree(string one, string other) =>
        Assert.False(One(one, Language.Indonesian).SameValue(One(other, Language.Indonesian)));

    [Theory]
    [InlineData("1945", "17 Agustus 1945", true)]
    [InlineData("Agustus 1945", "17 Agustus 1945", true)]
    [InlineData("17 Agustus 1945", "1945", false)]
    [InlineData("1946", "17 Agustus 1945", false)]
    [InlineData("17 Juli", "17 Agustus 1945", false)]
    public void IsStatedBy_PartOfDate_IsStated(string claim, string source, bool expected) =>
        Assert.Equal(expected, One(claim, Language.Indonesian).IsStatedBy(One(source, Language.Indonesian)));

    [Fact]
    public void Read_TooManyFigures_HasNoValue() => Assert.Null(One(new string('9', 40), Language.Indonesian).Value);

    [Fact]
    public void Read_AnyText_SpansAreInOrderAndInside() => Gen.Select(AnyText, Gen.Enum<Language>()).Sample((text, language) =>
    {
        var end = 0;
        foreach (var quantity in QuantityReader.Read(text, language))
        {
            Assert.True(quantity.Start >= end && quantity.Length > 0 && quantity.End <= text.Length, text);
            end = quantity.End;
        }
    });

    [Fact]
    public void Read_WholeNumber_RoundTripsInBothFormats() => Gen.Int[10_000, int.MaxValue].Sample(number =>
    {
        foreach (var (language, culture) in new[] { (Language.Indonesian, "id-ID"), (Language.English, "en-US") })
        {
            var text = number.ToString("N0", CultureInfo.GetCultureInfo(culture));
            Assert.Equal(number, One(text, language).Value);
        }
    });

    private static readonly string[] Pieces =
    [
        "12", "1.500", "Rp", "US$", "juta", "persen", "dua", "puluh", "belas", "setengah", "ribu", "-", "ke-", "abad", "XIX", "km", "/", "jam",
        "Agustus", "1945", "th", "an", "%", ".", ",", " ", "a ", "half", "and ", "pukul", "(", "−", "°", "hundred", "triliun",
    ];

    private static Gen<string> AnyText =>
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 3]).Array[0, 12].Select(string.Concat);

    private static Language LanguageOf(string code) => LanguageCodes.TryParse(code, out var language) ? language : throw new ArgumentException(code);

    private static Quantity One(string text, Language language) => Assert.Single(QuantityReader.Read(text, language));

    private static string Describe(Quantity quantity) =>
        string.Create(CultureInfo.InvariantCulture, $"{quantity.Kind} {quantity.Value:G29} {quantity.Unit}").TrimEnd();
}
