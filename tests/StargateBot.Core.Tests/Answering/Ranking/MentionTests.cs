using CsCheck;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Ranking;

public sealed class MentionTests
{
    private static readonly TextAnalyzer Analyzer = new(Lexicon.FromLines([], ["kecerdasan buatan, AI", "PBB, United Nations"]));

    [Theory]
    [InlineData("Kolam itu digali oleh Sari Wulandari.", AnswerType.Name, "Sari Wulandari")]
    [InlineData("Kolam itu digali oleh Presiden Hartono.", AnswerType.Person, "Presiden Hartono")]
    [InlineData("Kolam itu digali oleh Thariq bin Ziyad.", AnswerType.Person, "Thariq bin Ziyad")]
    [InlineData("Kolam itu milik Universitas Tirta.", AnswerType.Organisation, "Universitas Tirta")]
    [InlineData("Ikannya dikirim ke Malaysia.", AnswerType.Place, "Malaysia")]
    [InlineData("Ikannya dikirim ke AS.", AnswerType.Place, "AS")]
    [InlineData("Biayanya 25 juta rupiah.", AnswerType.Money, "25 juta rupiah")]
    [InlineData("Airnya naik 12 persen.", AnswerType.Percentage, "12 persen")]
    [InlineData("Kolam itu digali pada tahun 1987.", AnswerType.Date, "1987")]
    [InlineData("Kolam itu memuat 400 ekor ikan.", AnswerType.Number, "400")]
    [InlineData("Ia berkata, “kolam itu bersih”.", AnswerType.Quotation, "“kolam itu bersih”")]
    public void Find_Expression_IsFoundWithItsType(string text, AnswerType type, string expected)
    {
        var found = Find(text, Language.Indonesian).Where(m => m.Type == type).Select(m => text.Substring(m.Start, m.Length));

        Assert.Contains(found, words => words.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The fish is sold in the US.", Language.English, "US", true)]
    [InlineData("The pond is known to us.", Language.English, "us", false)]
    [InlineData("The water is as clean as before.", Language.English, "as", false)]
    public void Find_ShortCountry_OnlyInCapitals(string text, Language language, string word, bool expected) =>
        Assert.Equal(expected, Find(text, language).Exists(m => m.Type == AnswerType.Place && text.Substring(m.Start, m.Length) == word));

    [Theory]
    [InlineData("Penelitian tentang AI di desa.", "AI", false)]
    [InlineData("Laporan untuk PBB di desa.", "PBB", true)]
    public void Find_Acronym_IsANameUnlessTheListsExplainItByWords(string text, string acronym, bool expected) =>
        Assert.Equal(expected, Find(text, Language.Indonesian).Exists(m => text.Substring(m.Start, m.Length) == acronym));

    [Fact]
    public void Find_OpenQuotation_IsNone() =>
        Assert.DoesNotContain(Find("Ia berkata, \"kolam itu bersih.", Language.Indonesian), m => m.Type == AnswerType.Quotation);

    [Fact]
    public void Find_AnyText_LiesInsideAndInOrder() => Gens.OneOf("Sari", "dan", "di", "1987", "Rp", "25", "juta", "%", "\"", "“", "”", "AS", ".", ",", "kolam", "Maret", "-", "\n", "😀").Array[0, 40].Sample(pieces =>
    {
        var text = string.Join(' ', pieces);
        var analyzed = Analyzer.Analyze(text, Language.Indonesian, LexiconSide.Passage);

        var mentions = MentionFinder.Find(analyzed, Analyzer.Lexicon);

        Assert.Equal(mentions.Select(m => m.FirstToken).Order(), mentions.Select(m => m.FirstToken));
        Assert.All(mentions, m =>
        {
            Assert.InRange(m.TokenCount, 1, analyzed.Tokens.Length - m.FirstToken);
            Assert.InRange(m.Start, 0, analyzed.Tokens[m.FirstToken].Start);
            Assert.InRange(m.Start + m.Length, analyzed.Tokens[m.EndToken - 1].End, text.Length);
        });
    });

    [Fact]
    public void Of_Passage_CutsTokensMentionsAndCuesBySentence()
    {
        const string First = "Kolam itu digali oleh Sari karena banjir.";
        const string Second = "Budi tidak berkata \"bersih\".";
        var passage = new Passage
        {
            DocumentId = "a",
            DocumentTitle = "Kolam Desa",
            Language = Language.Indonesian,
            Number = 1,
            Kind = PassageKind.Paragraph,
            Heading = "Sejarah",
            Text = First + " " + Second,
            Sentences = [new TextSpan(0, First.Length), new TextSpan(First.Length + 1, Second.Length)],
        };

        var view = PassageView.Of(passage, Analyzer);

        Assert.Equal((0, view.Sentences[0].EndToken), (view.Sentences[0].FirstToken, view.Sentences[1].FirstToken));
        Assert.Equal(view.Text.Tokens.Length, view.Sentences[1].EndToken);
        Assert.Equal("budi", view.Text.Tokens[view.Sentences[1].FirstToken].Exact);
        Assert.Equal(view.Mentions.Length, view.Sentences.Sum(s => s.MentionCount));
        Assert.Equal(SentenceCues.Causal, view.Sentences[0].Cues & (SentenceCues.Causal | SentenceCues.Negated | SentenceCues.Quoted));
        Assert.Equal(SentenceCues.Negated | SentenceCues.Quoted, view.Sentences[1].Cues & (SentenceCues.Causal | SentenceCues.Negated | SentenceCues.Quoted));
        Assert.Equal(["kolam", "desa"], view.Title.Select(t => t.Exact));
        Assert.Equal(["sejarah"], view.Heading.Select(t => t.Exact));
    }

    private static List<Mention> Find(string text, Language language) =>
        MentionFinder.Find(Analyzer.Analyze(text, language, LexiconSide.Passage), Analyzer.Lexicon);
}
