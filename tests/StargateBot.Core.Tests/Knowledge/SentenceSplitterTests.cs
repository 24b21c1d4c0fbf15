using CsCheck;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed class SentenceSplitterTests
{
    private static readonly string[] Pieces =
    [
        ".", "!", "?", "…", "...", "\"", "“", "”", "'", "’", "(", ")", "[", "]", "«", "»", " ", "  ", "\n", "\t", "-", "Dr", "no",
        "AS", "U.S", "J", "kata", "Kata", "3", "100.000", "\U0001F600", "\uD83D", "é", "The", "ini", "IV", "/", ":", ",",
    ];

    // A bar marks where the sentences are expected to be cut.
    [Theory]
    [InlineData("Nilainya 100 miliar dolar AS, naik 3,5 persen.|Proyek ini dimulai pada 2025.")]
    [InlineData("Fasilitas berbasis AS. yang baru itu mahal.|Ini soal AS.|Pemerintah setuju.")]
    [InlineData("\"Kolaborasi ini menyatukan keahlian kelas dunia untuk mendorong batas-batas kemungkinan,\" kata juru bicara OpenAI.|Ia tersenyum.")]
    [InlineData("Sam Altman, CEO OpenAI, menekankan pentingnya aliansi itu: \"Kemitraan seperti ini akan mempercepat jalan kami.\"|Kesepakatan ini sejalan dengan tren.")]
    [InlineData("\"Kami senang. Kami akan datang,\" kata Budi.|Lalu ia pergi.")]
    [InlineData("“Kami senang. Kami akan datang,” kata Budi.|Lalu ia pergi.")]
    [InlineData("Proklamator itu M. Hatta.|Ia lahir di Bukittinggi.")]
    [InlineData("Presiden B. J. Habibie menjabat pada 1998.|Ia wafat pada 2019.")]
    [InlineData("Dr. Ir. H. Joko Susilo, S.H., M.Hum. hadir di sana.|Dia pulang.")]
    [InlineData("Harganya Rp. 5.000 per buah.|Lihat hlm. 3 dan no. 5 di buku itu.")]
    [InlineData("Ia lahir pada 17. Agustus 1945 di Jl. Merdeka No. 10.|Rumah itu tua.")]
    [InlineData("Mereka menjual apel, jeruk, dll.|Namun harganya mahal.")]
    [InlineData("PT. Telkom Indonesia Tbk. didirikan di Bandung.|Kantornya besar.")]
    [InlineData("Apa itu?!|Tidak tahu... mungkin besok.|Baiklah!")]
    [InlineData("\"Apa itu?\" tanya Ani.|\"Entah,\" jawab Budi.")]
    [InlineData("Kunjungi https://contoh.id/a.b?c=d.|Lalu kirim surel ke a.b@contoh.co.id.")]
    [InlineData("1. Pertama, buka pintu.|2. Kedua, masuk.")]
    [InlineData("Satu butir|\nDua butir.|Lagi")]
    [InlineData("Angkanya 100.000 orang.|5 orang lagi datang.")]
    [InlineData("Adobe Photoshop .|Photoshop adalah perangkat lunak.")]
    [InlineData("Raja (memerintah 700-800 M. Lihat hlm. 3.) wafat.|Putranya naik takhta.")]
    [InlineData("Ia tiba (akhirnya!) di rumah.|Semua senang.")]
    [InlineData("Teks itu [...] Selesai di sana.|Habis.")]
    public void Split_Indonesian_CutsAtBars(string marked) => AssertCut(marked, Language.Indonesian);

    [Theory]
    [InlineData("Mr. Smith met J. K. Rowling at 3.5 miles.|They talked.")]
    [InlineData("The U.S. Army moved.|It was raised by the U.S.|The company agreed.")]
    [InlineData("See Fig. 3 and No. 5, e.g. this one, i.e. that.|He said no.|Then he left.")]
    [InlineData("It costs $1,000.50 at Samsung Electronics Co., Ltd. in Seoul.|Really?|Yes!")]
    [InlineData("He met Dr. The Great.|It rained at 5 p.m.|The show went on.")]
    [InlineData("Prof. Ann Lee, Ph.D., won.|She (born 17. August 1970) smiled.")]
    [InlineData("\"Stop. Look. Listen,\" he said.|Nobody did.")]
    [InlineData("He wrote: \"It works.\"|Then he slept.")]
    [InlineData("Wait... what?|Well...|Fine.")]
    [InlineData("I like iPhone.|eBay sells it.|iOS is fine.")]
    [InlineData("World War II.|Germany lost.")]
    [InlineData("Done.|😀 Thanks!")]
    [InlineData("No end mark here")]
    [InlineData("The ratio is 1:2.|(See the appendix.)|It holds.")]
    public void Split_English_CutsAtBars(string marked) => AssertCut(marked, Language.English);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Split_Blank_GivesNone(string text) => Assert.Empty(SentenceSplitter.Split(text, Language.English));

    [Fact]
    public void Split_LongQuotation_IsCutInside()
    {
        var quotation = string.Join(" ", Enumerable.Repeat("Kami senang sekali hari ini.", 20));
        var sentences = SentenceSplitter.Split($"\"{quotation}\" kata Budi.", Language.Indonesian);
        Assert.Equal(20, sentences.Count);
    }

    [Fact]
    public void Split_AnyText_CoversAllButWhiteSpaceInOrder()
    {
        var texts = Gen.OneOf(Gen.OneOf(Pieces).Array[0, 40].Select(string.Concat), Gen.String[Gen.Char, 0, 60]);
        Gen.Select(texts, Gen.Enum<Language>()).Sample((text, language) => AssertCovers(text, language));
    }

    [Theory]
    [InlineData('(')]
    [InlineData('.')]
    [InlineData('"')]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('A')]
    public void Split_MillionOfOneCharacter_CoversIt(char c) => AssertCovers(new string(c, 1_000_000) + " x", Language.English);

    private static void AssertCut(string marked, Language language)
    {
        var text = marked.Replace("|\n", "\n").Replace('|', ' ');
        var sentences = SentenceSplitter.Split(text, language).Select(span => span.Of(text));
        Assert.Equal(marked.Split('|', StringSplitOptions.TrimEntries), sentences);
    }

    private static void AssertCovers(string text, Language language)
    {
        var position = 0;
        foreach (var span in SentenceSplitter.Split(text, language))
        {
            Assert.True(span.Length > 0 && span.Start >= position);
            Assert.True(text.AsSpan(position, span.Start - position).IsWhiteSpace());
            Assert.False(char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]));
            position = span.End;
        }

        Assert.True(text.AsSpan(position).IsWhiteSpace());
    }
}
