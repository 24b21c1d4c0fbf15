using CsCheck;
using StargateBot.Core.Answering.Composition;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Composition;

public sealed class SentenceTrimmerTests
{
    private static readonly Gen<(string[] Words, int Answer, int Max)> Case = Gen.Select(
        Gens.OneOf("kolam", "itu", "ikan,", "Sari", "1987;", "\"bersih\"", "(tua)", "—", "di", "air").Array[1, 50], Gen.Int[0, 49], Gen.Int[1, 40]);

    [Fact]
    public void Trim_AnySentence_IsAPartOfItWithinTheBound() => Case.Sample(test =>
    {
        var sentence = string.Join(' ', test.Words) + ".";
        var trimmed = Trim(sentence, test.Max, _ => false, (_, i) => i == test.Answer ? 1 : 0);

        var kept = trimmed.TrimStart('…').TrimEnd('…').Trim();
        Assert.Contains(kept, sentence, StringComparison.Ordinal);
        Assert.InRange(Words.Count(kept), 0, test.Max);
        Assert.Equal(!sentence.StartsWith(kept, StringComparison.Ordinal) || trimmed.StartsWith('…'), trimmed.StartsWith('…'));
        Assert.Equal(Words.Count(sentence) <= test.Max, trimmed == sentence);
    });

    [Fact]
    public void Trim_AnySentence_KeepsTheMostProbableAnswer() => Case.Sample(test =>
    {
        // Every word differs, so that the answer is found only where it stands.
        var words = test.Words.Select((_, i) => $"kata{i}").ToArray();
        var answer = Math.Min(test.Answer, words.Length - 1);

        var trimmed = Trim(string.Join(' ', words), test.Max, _ => false, (_, i) => i == answer ? 0.9 : 0);

        Assert.Contains(words[answer], trimmed.Split(' '));
    });

    [Fact]
    public void Trim_ShortSentence_IsTheSentence() => Assert.Equal("Kolam itu bersih.", Trim("Kolam itu bersih.", 3, _ => false, (_, _) => 0));

    [Fact]
    public void Trim_WordsOfTheQuestion_DrawTheStretchNear() =>
        Assert.Equal("… kolam tua …", Trim("satu dua tiga empat lima kolam tua delapan sembilan sepuluh", 2, token => token.Exact is "kolam" or "tua", (_, _) => 0));

    [Fact]
    public void Trim_AnswerAndQuestionApart_TheAnswerSurvives() =>
        Assert.Contains("Sari", Trim("kolam tua dua tiga empat lima enam tujuh delapan Sari", 2, token => token.Exact is "kolam" or "tua", (token, _) => token.Exact == "sari" ? 0.9 : 0), StringComparison.Ordinal);

    [Fact]
    public void Trim_EqualStretches_PrefersClauseBoundaries() =>
        Assert.Equal("… empat lima …", Trim("satu dua tiga, empat lima, enam tujuh", 2, _ => false, (token, _) => token.Exact is "empat" or "lima" ? 0.5 : 0));

    [Fact]
    public void Trim_SentenceInsideAText_LooksAtNothingElse()
    {
        const string Text = "Pertama sekali. Kolam itu sangat bersih sekali. Terakhir.";
        var tokens = TextAnalyzer.Tokenize(Text, Language.Indonesian).Where(t => t.Start >= 16 && t.Start < 47).ToArray();

        var trimmed = SentenceTrimmer.Trim(Text, new TextSpan(16, 31), tokens, new bool[tokens.Length], [0, 0, 0, 1, 0], 2);

        Assert.Equal("… bersih sekali.", trimmed);
    }

    private static string Trim(string sentence, int maxWords, Func<Token, bool> asked, Func<Token, int, double> answer)
    {
        var tokens = TextAnalyzer.Tokenize(sentence, Language.Indonesian);
        return SentenceTrimmer.Trim(sentence, new TextSpan(0, sentence.Length), tokens, [.. tokens.Select(asked)], [.. tokens.Select(answer)], maxWords);
    }
}
