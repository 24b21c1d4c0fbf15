using System.Numerics;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Measures the sentences of retrieved passages against one question. Made once per question; not for several threads.</summary>
internal sealed class SentenceMeasurer
{
    private const float NoDistance = 50;

    private readonly QuestionMatcher _matcher;
    private readonly float _ownWeight;
    private readonly (float Share, float Heaviest) _unknown;
    private readonly (float Share, float Heaviest) _foreign;
    private readonly float[] _inSentence = new float[UnderstoodQuestion.MaxTerms];
    private readonly float[] _inPassage = new float[UnderstoodQuestion.MaxTerms];
    private readonly float[] _inTitle = new float[UnderstoodQuestion.MaxTerms];
    private uint[] _terms = new uint[256];
    private MatchKind[] _kinds = new MatchKind[256];

    /// <summary>Prepares for a question.</summary>
    /// <param name="matcher">The question.</param>
    /// <param name="unknown">Mask of the terms that no passage of the knowledge holds.</param>
    /// <param name="foreign">Mask of those among them that the word lists know.</param>
    public SentenceMeasurer(QuestionMatcher matcher, uint unknown, uint foreign)
    {
        _matcher = matcher;
        _ownWeight = Math.Max(WeighOwn(uint.MaxValue).Sum, 1e-3f);
        _unknown = ShareOf(WeighOwn(unknown));
        _foreign = ShareOf(WeighOwn(foreign));
    }

    /// <summary>Measures every sentence of a passage.</summary>
    /// <param name="view">The passage.</param>
    /// <param name="place">Its place among the passages that are looked at, from 0.</param>
    /// <param name="retrieved">How retrieval saw it.</param>
    /// <param name="candidates">Receives a candidate per sentence that has a word.</param>
    public void Measure(PassageView view, int place, Retrieved retrieved, List<SentenceCandidate> candidates)
    {
        MatchTitle(view);
        Match(view.Text);
        _inTitle.CopyTo(_inPassage, 0);
        Raise(_inPassage, 0, view.Text.Tokens.Length);
        var first = candidates.Count;
        var best = 0f;
        for (var s = 0; s < view.Sentences.Length; s++)
        {
            if (view.Sentences[s].TokenCount > 0)
            {
                var candidate = new SentenceCandidate { Rank = place, Unit = retrieved.Unit, View = view, Sentence = s, Features = new float[SentenceCandidate.FeatureCount] };
                Fill(candidate, retrieved);
                best = Math.Max(best, candidate[SentenceFeature.Coverage]);
                candidates.Add(candidate);
            }
        }

        for (var c = first; c < candidates.Count; c++)
        {
            candidates[c].Features[(int)SentenceFeature.CoverageBehindBest] = best - candidates[c][SentenceFeature.Coverage];
        }
    }

    private (float Share, float Heaviest) ShareOf((float Sum, float Heaviest) weighed) => (weighed.Sum / _ownWeight, weighed.Heaviest);

    private (float Sum, float Heaviest) WeighOwn(uint mask)
    {
        float sum = 0, heaviest = 0;
        for (var i = 0; i < _matcher.Terms.Count; i++)
        {
            if ((mask & _matcher.OwnTerms & (1u << i)) != 0)
            {
                sum += _matcher.Weights[i];
                heaviest = Math.Max(heaviest, _matcher.Weights[i]);
            }
        }

        return (sum, heaviest);
    }

    private void MatchTitle(PassageView view)
    {
        Array.Clear(_inTitle);
        MatchTokens(new AnalyzedText(view.Passage.DocumentTitle, view.Passage.Language, view.Title, []));
        MatchTokens(new AnalyzedText(view.Passage.Heading, view.Passage.Language, view.Heading, []));

        void MatchTokens(AnalyzedText text)
        {
            Match(text);
            Raise(_inTitle, 0, text.Tokens.Length);
        }
    }

    private void Match(AnalyzedText text)
    {
        var count = text.Tokens.Length;
        if (_terms.Length < count)
        {
            _terms = new uint[count * 2];
            _kinds = new MatchKind[count * 2];
        }

        _matcher.Match(text, _terms.AsSpan(0, count), _kinds.AsSpan(0, count));
    }

    private void Raise(float[] qualities, int first, int end)
    {
        for (var t = first; t < end; t++)
        {
            var quality = QuestionMatcher.QualityOf(_kinds[t]);
            for (var bits = _terms[t]; bits != 0; bits &= bits - 1)
            {
                var term = BitOperations.TrailingZeroCount(bits);
                qualities[term] = Math.Max(qualities[term], quality);
            }
        }
    }

    private void Fill(SentenceCandidate candidate, Retrieved retrieved)
    {
        var view = candidate.View;
        var sentence = view.Sentences[candidate.Sentence];
        var f = candidate.Features;
        Array.Clear(_inSentence);
        Raise(_inSentence, sentence.FirstToken, sentence.EndToken);
        FillCoverage(f);
        FillNeighbours(f, view, candidate.Sentence);
        FillOrder(f, view, sentence);
        FillNamesAndNumbers(f);
        FillMentions(f, view, sentence);
        var question = _matcher.Question;
        var negated = (sentence.Cues & SentenceCues.Negated) != 0;
        Set(f, SentenceFeature.Negation, (question.IsNegated ? 1 : 0) + (negated ? 2 : 0));
        Set(f, SentenceFeature.Opposites, OppositeWeight(view, sentence));
        Set(f, SentenceFeature.ExpectedType, (float)question.ExpectedType);
        Set(f, SentenceFeature.QuestionKind, (float)question.Kind);
        Set(f, SentenceFeature.Causal, Has(sentence, SentenceCues.Causal));
        Set(f, SentenceFeature.Defining, Has(sentence, SentenceCues.Defining));
        Set(f, SentenceFeature.Quoted, Has(sentence, SentenceCues.Quoted));
        Set(f, SentenceFeature.FocusFound, question.Focus < 0 ? -1 : _inSentence[question.Focus]);
        Set(f, SentenceFeature.Length, sentence.TokenCount);
        Set(f, SentenceFeature.Position, candidate.Sentence);
        Set(f, SentenceFeature.SentenceCount, view.Sentences.Length);
        Set(f, SentenceFeature.RetrievalScore, retrieved.Score);
        Set(f, SentenceFeature.RetrievalRank, retrieved.Rank);
        Set(f, SentenceFeature.QuestionWeight, _ownWeight);
        Set(f, SentenceFeature.UnknownShare, _unknown.Share);
        Set(f, SentenceFeature.HeaviestUnknown, _unknown.Heaviest);
        Set(f, SentenceFeature.ForeignShare, _foreign.Share);
        Set(f, SentenceFeature.HeaviestForeign, _foreign.Heaviest);
        Set(f, SentenceFeature.OtherLanguage, view.Text.Language == question.Analyzed.Language ? 0 : 1);
    }

    private void FillCoverage(float[] f)
    {
        float found = 0, lexical = 0, loose = 0, passage = 0, title = 0, all = 0;
        float missing = 0, missingInPassage = 0, heaviest = 0;
        var own = 0;
        var missingCount = 0;
        for (var i = 0; i < _matcher.Terms.Count; i++)
        {
            var weight = _matcher.Weights[i];
            var quality = _inSentence[i];
            all += weight * quality * _matcher.Terms[i].Strength;
            if ((_matcher.OwnTerms & (1u << i)) == 0)
            {
                continue;
            }

            own++;
            found += weight * quality;
            passage += weight * _inPassage[i];
            title += weight * _inTitle[i];
            if (quality >= QuestionMatcher.QualityOf(MatchKind.OwnConcept))
            {
                lexical += weight * quality;
            }
            else
            {
                loose += weight * quality;
            }

            heaviest = quality > 0 ? Math.Max(heaviest, weight) : heaviest;
            missing = quality == 0 ? Math.Max(missing, weight) : missing;
            if (_inPassage[i] == 0)
            {
                missingInPassage = Math.Max(missingInPassage, weight);
                missingCount++;
            }
        }

        Set(f, SentenceFeature.Coverage, found / _ownWeight);
        Set(f, SentenceFeature.LexicalCoverage, lexical / _ownWeight);
        Set(f, SentenceFeature.LooseCoverage, loose / _ownWeight);
        Set(f, SentenceFeature.PassageCoverage, passage / _ownWeight);
        Set(f, SentenceFeature.TitleCoverage, title / _ownWeight);
        Set(f, SentenceFeature.MatchedWeight, all);
        Set(f, SentenceFeature.HeaviestMissing, missing);
        Set(f, SentenceFeature.HeaviestMissingInPassage, missingInPassage);
        Set(f, SentenceFeature.HeaviestFound, heaviest);
        Set(f, SentenceFeature.TermCount, own);
        Set(f, SentenceFeature.MissingCount, missingCount);
    }

    private void FillNeighbours(float[] f, PassageView view, int index)
    {
        Span<float> near = stackalloc float[UnderstoodQuestion.MaxTerms];
        _inSentence.CopyTo(near);
        var from = view.Sentences[Math.Max(index - 1, 0)].FirstToken;
        var to = view.Sentences[Math.Min(index + 1, view.Sentences.Length - 1)].EndToken;
        for (var t = from; t < to; t++)
        {
            var quality = QuestionMatcher.QualityOf(_kinds[t]);
            for (var bits = _terms[t]; bits != 0; bits &= bits - 1)
            {
                var term = BitOperations.TrailingZeroCount(bits);
                near[term] = Math.Max(near[term], quality);
            }
        }

        var found = 0f;
        for (var i = 0; i < _matcher.Terms.Count; i++)
        {
            found += (_matcher.OwnTerms & (1u << i)) != 0 ? _matcher.Weights[i] * near[i] : 0;
        }

        Set(f, SentenceFeature.NeighbourCoverage, found / _ownWeight);
    }

    private void FillOrder(float[] f, PassageView view, SentenceView sentence)
    {
        var pairs = 0;
        var run = 0;
        var longest = 0;
        var pairMask = 0u;
        var previous = 0u;
        var newContent = 0;
        int firstMatch = -1, lastMatch = -1;
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            var bits = _terms[t];
            if (bits == 0)
            {
                newContent += view.Text.Tokens[t].IsContent ? 1 : 0;
                if (view.Text.Tokens[t].IsContent)
                {
                    previous = 0;
                    run = 0;
                }

                continue;
            }

            firstMatch = firstMatch < 0 ? t : firstMatch;
            lastMatch = t;
            var following = (previous << 1) & bits;
            pairMask |= following;
            run = following != 0 ? run + 1 : 1;
            longest = Math.Max(longest, run);
            previous = bits;
        }

        pairs = BitOperations.PopCount(pairMask);
        Set(f, SentenceFeature.PairCoverage, _matcher.Terms.Count < 2 ? 0 : (float)pairs / (_matcher.Terms.Count - 1));
        Set(f, SentenceFeature.LongestRun, longest);
        Set(f, SentenceFeature.Density, firstMatch < 0 ? 0 : f[(int)SentenceFeature.MatchedWeight] / (lastMatch - firstMatch + 3));
        Set(f, SentenceFeature.StartsWithTerm, firstMatch >= 0 && firstMatch < sentence.FirstToken + 3 ? 1 : 0);
        Set(f, SentenceFeature.NewContent, newContent);
    }

    private void FillNamesAndNumbers(float[] f)
    {
        Set(f, SentenceFeature.NameCoverage, ShareOf(_matcher.NameTerms, _inSentence));
        Set(f, SentenceFeature.NameCoverageInPassage, ShareOf(_matcher.NameTerms, _inPassage));
        Set(f, SentenceFeature.NumberCoverage, ShareOf(_matcher.NumberTerms, _inSentence));
        Set(f, SentenceFeature.NumberCoverageInPassage, ShareOf(_matcher.NumberTerms, _inPassage));
    }

    private float ShareOf(uint mask, float[] qualities)
    {
        float found = 0, all = 0;
        for (var bits = mask & _matcher.OwnTerms; bits != 0; bits &= bits - 1)
        {
            var term = BitOperations.TrailingZeroCount(bits);
            all += _matcher.Weights[term];
            found += _matcher.Weights[term] * qualities[term];
        }

        return all == 0 ? 1 : found / all;
    }

    private void FillMentions(float[] f, PassageView view, SentenceView sentence)
    {
        var expected = _matcher.Question.ExpectedType;
        var heaviest = HeaviestMatch(sentence);
        var fitting = 0;
        var added = 0;
        var nearest = NoDistance;
        for (var m = sentence.FirstMention; m < sentence.FirstMention + sentence.MentionCount; m++)
        {
            var mention = view.Mentions[m];
            if (IsAsked(mention))
            {
                continue;
            }

            added++;
            if (Fits(expected, mention.Type))
            {
                fitting++;
                if (heaviest >= 0)
                {
                    var distance = heaviest < mention.FirstToken ? mention.FirstToken - heaviest : Math.Max(heaviest - mention.EndToken + 1, 0);
                    nearest = Math.Min(nearest, distance);
                }
            }
        }

        Set(f, SentenceFeature.FittingMentions, fitting);
        Set(f, SentenceFeature.NewMentions, added);
        Set(f, SentenceFeature.FittingDistance, nearest);
    }

    /// <summary>Gets whether every content token of a mention is a word of the question.</summary>
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

    /// <summary>Gets whether a mention of a type can answer a question that expects another.</summary>
    /// <param name="expected">What the question expects.</param>
    /// <param name="mention">What the passage offers.</param>
    public static bool Fits(AnswerType expected, AnswerType mention) => expected switch
    {
        AnswerType.Person => mention is AnswerType.Person or AnswerType.Name or AnswerType.Organisation,
        AnswerType.Organisation => mention is AnswerType.Organisation or AnswerType.Name,
        AnswerType.Place => mention is AnswerType.Place or AnswerType.Name,
        AnswerType.Name => mention is AnswerType.Name or AnswerType.Organisation or AnswerType.Person or AnswerType.Place,
        AnswerType.Number => mention is AnswerType.Number or AnswerType.Percentage or AnswerType.Money,
        AnswerType.Any => false,
        _ => mention == expected,
    };

    private int HeaviestMatch(SentenceView sentence)
    {
        var best = -1;
        var bestWeight = 0f;
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            for (var bits = _terms[t]; bits != 0; bits &= bits - 1)
            {
                var weight = _matcher.Weights[BitOperations.TrailingZeroCount(bits)];
                if (weight > bestWeight)
                {
                    bestWeight = weight;
                    best = t;
                }
            }
        }

        return best;
    }

    private float OppositeWeight(PassageView view, SentenceView sentence)
    {
        var weight = 0f;
        for (var i = 0; i < _matcher.Terms.Count; i++)
        {
            if (_inSentence[i] > 0 || !Antonyms.Shipped.HasOpposite(_matcher.Terms[i].Exact))
            {
                continue;
            }

            for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
            {
                if (Antonyms.Shipped.AreOpposite(_matcher.Terms[i].Exact, view.Text.Tokens[t].Exact))
                {
                    weight += _matcher.Weights[i];
                    break;
                }
            }
        }

        return weight;
    }

    private static float Has(SentenceView sentence, SentenceCues cue) => (sentence.Cues & cue) != 0 ? 1 : 0;

    private static void Set(float[] features, SentenceFeature feature, float value) => features[(int)feature] = value;
}
