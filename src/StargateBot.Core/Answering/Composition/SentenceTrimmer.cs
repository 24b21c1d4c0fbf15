using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Composition;

/// <summary>Cuts a long sentence to the stretch that holds the answer and what it is the answer to.</summary>
internal static class SentenceTrimmer
{
    private const char Ellipsis = '…';

    // How much a word of the question counts beside a token of the answer: the answer must survive, its context should.
    private const double ContextValue = 0.35;

    // A stretch that begins or ends at a comma or bracket reads better than one that does not.
    private const double ClauseValue = 0.12;

    /// <summary>Trims a sentence.</summary>
    /// <param name="text">The passage's text.</param>
    /// <param name="sentence">The sentence in it.</param>
    /// <param name="tokens">Tokens of the sentence, in order.</param>
    /// <param name="asked">For each token, whether it is a word of the question.</param>
    /// <param name="answer">For each token, the probability that it is part of the answer.</param>
    /// <param name="maxWords">Words to keep, at least 1; words are separated by white space.</param>
    /// <returns>The sentence itself or a part of it, with an ellipsis where something was cut.</returns>
    public static string Trim(
        string text, TextSpan sentence, ReadOnlySpan<Token> tokens, ReadOnlySpan<bool> asked, ReadOnlySpan<double> answer, int maxWords)
    {
        var words = Words.Of(text, sentence);
        if (words.Count <= maxWords)
        {
            return sentence.Of(text);
        }

        var first = BestStart(text, words, ValuesOf(words, tokens, asked, answer), maxWords);
        var kept = text[words[first].Start..words[first + maxWords - 1].End].TrimEnd(',', ';', ':', '-', '–', ' ');
        return (first > 0 ? $"{Ellipsis} " : "") + kept + (first + maxWords < words.Count ? $" {Ellipsis}" : "");
    }

    private static double[] ValuesOf(List<TextSpan> words, ReadOnlySpan<Token> tokens, ReadOnlySpan<bool> asked, ReadOnlySpan<double> answer)
    {
        var values = new double[words.Count];
        var word = 0;
        for (var t = 0; t < tokens.Length; t++)
        {
            while (word < words.Count - 1 && words[word].End <= tokens[t].Start)
            {
                word++;
            }

            values[word] += answer[t] + (asked[t] && tokens[t].IsContent ? ContextValue : 0);
        }

        return values;
    }

    private static int BestStart(string text, List<TextSpan> words, double[] values, int maxWords)
    {
        var sum = values.AsSpan(0, maxWords).ToArray().Sum();
        var best = 0;
        var bestValue = double.NegativeInfinity;
        for (var first = 0; first + maxWords <= words.Count; first++)
        {
            var value = sum;
            value += first == 0 || EndsClause(text, words[first - 1]) ? ClauseValue : 0;
            value += first + maxWords == words.Count || EndsClause(text, words[first + maxWords - 1]) ? ClauseValue : 0;
            if (value > bestValue + 1e-9)
            {
                bestValue = value;
                best = first;
            }

            sum -= values[first];
            sum += first + maxWords < words.Count ? values[first + maxWords] : 0;
        }

        return best;
    }

    private static bool EndsClause(string text, TextSpan word) => text[word.End - 1] is ',' or ';' or ':' or ')' or '"' or '”';
}
