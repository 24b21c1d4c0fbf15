using System.Numerics;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Names of what is measured for one token of a sentence that may be part of the answer. The order is the order in fitted models.</summary>
internal enum TokenFeature
{
    /// <summary>Tokens to the nearest question word on the left; 20 without.</summary>
    MatchLeft,

    /// <summary>Tokens to the nearest question word on the right; 20 without.</summary>
    MatchRight,

    /// <summary>Weight of the nearest question word on the left.</summary>
    WeightLeft,

    /// <summary>Weight of the nearest question word on the right.</summary>
    WeightRight,

    /// <summary>Signed tokens to the heaviest question word, positive when it stands to the left.</summary>
    HeaviestDistance,

    /// <summary>Signed tokens to the focus noun, positive when it stands to the left; 30 without.</summary>
    FocusDistance,

    /// <summary>Whether the token is a question word itself.</summary>
    Asked,

    /// <summary>Whether it begins with an upper-case letter.</summary>
    Capitalized,

    /// <summary>Whether it is a number.</summary>
    Number,

    /// <summary>Whether it is a function word.</summary>
    FunctionWord,

    /// <summary>Negative log of how common the word is in general text.</summary>
    Rareness,

    /// <summary>Type of the mention that it belongs to, as a number; -1 without.</summary>
    MentionType,

    /// <summary>Whether that mention fits the expected type.</summary>
    MentionFits,

    /// <summary>Tokens of that mention.</summary>
    MentionLength,

    /// <summary>Whether the question names the whole mention.</summary>
    MentionAsked,

    /// <summary>Fitting mentions in the sentence that the question does not name.</summary>
    FittingMentions,

    /// <summary>The expected answer type, as a number.</summary>
    ExpectedType,

    /// <summary>The kind of question, as a number.</summary>
    QuestionKind,

    /// <summary>Tokens from the start of the sentence.</summary>
    FromStart,

    /// <summary>Tokens to the end of the sentence.</summary>
    ToEnd,

    /// <summary>What stands before the token: 0 nothing, 1 comma, 2 bracket, 3 quotation mark, 4 colon or dash.</summary>
    MarkBefore,

    /// <summary>What stands after the token, as for <see cref="MarkBefore"/>.</summary>
    MarkAfter,

    /// <summary>Class of the function word before the token's mention or the token: 0 none, else see <see cref="AnswerTokens"/>.</summary>
    LeadClass,

    /// <summary>Share of the question found in the sentence.</summary>
    Coverage,

    /// <summary>Whether the token stands in brackets.</summary>
    InBrackets,
}

/// <summary>Estimates for each token of a sentence how likely it is part of the answer.</summary>
/// <remarks>Fitted like the sentence ranker; the answer's place decides which words lead the reply and how a long sentence is trimmed.</remarks>
internal sealed class AnswerTokens
{
    /// <summary>Number of features.</summary>
    public static readonly int FeatureCount = Enum.GetValues<TokenFeature>().Length;

    private const float Far = 20;
    private const float NoFocus = 30;

    private static readonly TreeEnsemble Model = TreeEnsemble.FromResource("Models/token.model");

    // Function words that announce what follows, by what they announce.
    private static readonly Dictionary<string, int> LeadClasses = Classes(
        ["oleh by", "di in at dalam inside within", "pada on", "adalah is are was were merupakan ialah yaitu yakni", "ke to menuju toward", "dari from asal of",
         "dan and serta", "untuk for guna agar supaya", "dengan with", "sebagai as menjadi become became", "bernama disebut called named known dikenal berjudul titled", "karena because sebab due akibat",
         "sekitar about around approximately kurang hampir nearly", "sejak since hingga sampai until antara between", "yang which who that", "seperti such like including termasuk meliputi"]);

    private readonly QuestionMatcher _matcher;
    private readonly SentenceCandidate _candidate;
    private readonly uint[] _terms;

    private AnswerTokens(SentenceCandidate candidate, QuestionMatcher matcher)
    {
        _matcher = matcher;
        _candidate = candidate;
        var text = candidate.View.Text;
        _terms = new uint[text.Tokens.Length];
        Span<MatchKind> kinds = text.Tokens.Length <= 512 ? stackalloc MatchKind[text.Tokens.Length] : new MatchKind[text.Tokens.Length];
        matcher.Match(text, _terms, kinds);
    }

    /// <summary>Estimates a sentence.</summary>
    /// <param name="candidate">The sentence.</param>
    /// <param name="matcher">The question.</param>
    /// <returns>A probability per token of the sentence.</returns>
    public static double[] Estimate(SentenceCandidate candidate, QuestionMatcher matcher)
    {
        var probabilities = Model.Score(Measure(candidate, matcher));
        for (var t = 0; t < probabilities.Length; t++)
        {
            probabilities[t] = TreeEnsemble.Probability(probabilities[t]);
        }

        return probabilities;
    }

    /// <summary>Measures a sentence.</summary>
    /// <param name="candidate">The sentence.</param>
    /// <param name="matcher">The question.</param>
    /// <returns>A row of features per token of the sentence.</returns>
    public static float[][] Measure(SentenceCandidate candidate, QuestionMatcher matcher) => new AnswerTokens(candidate, matcher).Measure();

    /// <summary>Gets a mask of the question's terms per token of the candidate's passage.</summary>
    /// <param name="candidate">The sentence.</param>
    /// <param name="matcher">The question.</param>
    public static uint[] TermsOf(SentenceCandidate candidate, QuestionMatcher matcher) => new AnswerTokens(candidate, matcher)._terms;

    private float[][] Measure()
    {
        var view = _candidate.View;
        var sentence = view.Sentences[_candidate.Sentence];
        var rows = new float[sentence.TokenCount][];
        var fitting = CountFitting(view, sentence);
        var heaviest = -1;
        var focus = -1;
        var heaviestWeight = 0f;
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            var weight = WeightOf(_terms[t]);
            if (weight > heaviestWeight)
            {
                heaviestWeight = weight;
                heaviest = t;
            }

            if (_matcher.Question.Focus >= 0 && focus < 0 && (_terms[t] & (1u << _matcher.Question.Focus)) != 0)
            {
                focus = t;
            }
        }

        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new float[FeatureCount];
            FillToken(rows[i], view, sentence, sentence.FirstToken + i);
            FillMention(rows[i], view, sentence, sentence.FirstToken + i);
            Set(rows[i], TokenFeature.HeaviestDistance, heaviest < 0 ? Far : Math.Clamp(sentence.FirstToken + i - heaviest, -Far, Far));
            Set(rows[i], TokenFeature.FocusDistance, focus < 0 ? NoFocus : Math.Clamp(sentence.FirstToken + i - focus, -Far, Far));
            Set(rows[i], TokenFeature.FittingMentions, fitting);
        }

        FillNearest(rows, sentence);
        return rows;
    }

    private int CountFitting(PassageView view, SentenceView sentence)
    {
        var count = 0;
        for (var m = sentence.FirstMention; m < sentence.FirstMention + sentence.MentionCount; m++)
        {
            if (SentenceMeasurer.Fits(_matcher.Question.ExpectedType, view.Mentions[m].Type) && !IsAsked(view.Mentions[m]))
            {
                count++;
            }
        }

        return count;
    }

    private void FillToken(float[] row, PassageView view, SentenceView sentence, int t)
    {
        var token = view.Text.Tokens[t];
        Set(row, TokenFeature.Asked, _terms[t] != 0 ? 1 : 0);
        Set(row, TokenFeature.Capitalized, (token.Traits & TokenTraits.Capitalized) != 0 ? 1 : 0);
        Set(row, TokenFeature.Number, token.Is(TokenTraits.Number) ? 1 : 0);
        Set(row, TokenFeature.FunctionWord, token.IsContent ? 0 : 1);
        Set(row, TokenFeature.Rareness, -MathF.Log(TermFrequencies.ShareOf(token.Exact, view.Text.Language)));
        Set(row, TokenFeature.ExpectedType, (float)_matcher.Question.ExpectedType);
        Set(row, TokenFeature.QuestionKind, (float)_matcher.Question.Kind);
        Set(row, TokenFeature.FromStart, t - sentence.FirstToken);
        Set(row, TokenFeature.ToEnd, sentence.EndToken - 1 - t);
        Set(row, TokenFeature.MarkBefore, MarkBetween(view, t - 1, t));
        Set(row, TokenFeature.MarkAfter, MarkBetween(view, t, t + 1));
        Set(row, TokenFeature.Coverage, _candidate[SentenceFeature.Coverage]);
        Set(row, TokenFeature.InBrackets, InBrackets(view.Text.Text, sentence.Start, token.Start) ? 1 : 0);
        Set(row, TokenFeature.LeadClass, LeadBefore(view, sentence, t));
    }

    private void FillMention(float[] row, PassageView view, SentenceView sentence, int t)
    {
        Set(row, TokenFeature.MentionType, -1);
        for (var m = sentence.FirstMention; m < sentence.FirstMention + sentence.MentionCount; m++)
        {
            var mention = view.Mentions[m];
            if (t < mention.FirstToken || t >= mention.EndToken)
            {
                continue;
            }

            var fits = SentenceMeasurer.Fits(_matcher.Question.ExpectedType, mention.Type);
            if (fits || row[(int)TokenFeature.MentionType] < 0)
            {
                Set(row, TokenFeature.MentionType, (float)mention.Type);
                Set(row, TokenFeature.MentionFits, fits ? 1 : 0);
                Set(row, TokenFeature.MentionLength, mention.TokenCount);
                Set(row, TokenFeature.MentionAsked, IsAsked(mention) ? 1 : 0);
                Set(row, TokenFeature.LeadClass, LeadBefore(view, sentence, mention.FirstToken));
            }
        }
    }

    private void FillNearest(float[][] rows, SentenceView sentence)
    {
        var last = -1;
        for (var i = 0; i < rows.Length; i++)
        {
            Set(rows[i], TokenFeature.MatchLeft, last < 0 ? Far : Math.Min(i - last, Far));
            Set(rows[i], TokenFeature.WeightLeft, last < 0 ? 0 : WeightOf(_terms[sentence.FirstToken + last]));
            last = _terms[sentence.FirstToken + i] != 0 ? i : last;
        }

        last = -1;
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            Set(rows[i], TokenFeature.MatchRight, last < 0 ? Far : Math.Min(last - i, Far));
            Set(rows[i], TokenFeature.WeightRight, last < 0 ? 0 : WeightOf(_terms[sentence.FirstToken + last]));
            last = _terms[sentence.FirstToken + i] != 0 ? i : last;
        }
    }

    private bool IsAsked(Mention mention)
    {
        for (var t = mention.FirstToken; t < mention.EndToken; t++)
        {
            if (_terms[t] == 0)
            {
                return false;
            }
        }

        return true;
    }

    private float WeightOf(uint terms)
    {
        var weight = 0f;
        for (; terms != 0; terms &= terms - 1)
        {
            weight = Math.Max(weight, _matcher.Weights[BitOperations.TrailingZeroCount(terms)]);
        }

        return weight;
    }

    private static int LeadBefore(PassageView view, SentenceView sentence, int t) =>
        t > sentence.FirstToken && LeadClasses.TryGetValue(view.Text.Tokens[t - 1].Exact, out var lead) ? lead : 0;

    private static float MarkBetween(PassageView view, int left, int right)
    {
        var tokens = view.Text.Tokens;
        var from = left < 0 ? 0 : tokens[left].End;
        var to = right >= tokens.Length ? view.Text.Text.Length : tokens[right].Start;
        foreach (var c in view.Text.Text.AsSpan(from, to - from))
        {
            switch (c)
            {
                case ',' or ';':
                    return 1;
                case '(' or ')' or '[' or ']':
                    return 2;
                case '"' or '“' or '”' or '\'' or '‘':
                    return 3;
                case ':' or '–' or '—':
                    return 4;
                default:
                    break;
            }
        }

        return 0;
    }

    private static bool InBrackets(string text, int from, int at)
    {
        for (var i = at - 1; i >= from; i--)
        {
            if (text[i] is '(' or ')')
            {
                return text[i] == '(';
            }
        }

        return false;
    }

    private static Dictionary<string, int> Classes(string[] classes)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < classes.Length; i++)
        {
            foreach (var word in classes[i].Split(' '))
            {
                numbers.Add(word, i + 1);
            }
        }

        return numbers;
    }

    private static void Set(float[] row, TokenFeature feature, float value) => row[(int)feature] = value;
}
