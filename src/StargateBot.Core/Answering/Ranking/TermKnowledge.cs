using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>What the knowledge as a whole knows of the terms of one question. Masks have bit i for term i.</summary>
/// <param name="Matcher">The question's terms.</param>
/// <param name="Unknown">Terms that no passage holds as a word, a stem or through a concept.</param>
/// <param name="Foreign">Unknown terms whose meaning the word lists know: the knowledge surely speaks of something else.</param>
/// <param name="Names">Terms that the question or the knowledge writes as proper names.</param>
/// <param name="TopicNouns">Terms, no names, that a title of the knowledge holds: words for what it is all about.</param>
/// <param name="HasOwnLists">Whether the knowledge brings word lists of its own.</param>
internal sealed record TermKnowledge(QuestionMatcher Matcher, uint Unknown, uint Foreign, uint Names, uint TopicNouns, bool HasOwnLists)
{
    /// <summary>Gets the terms that stand in a sentence, in any way.</summary>
    /// <param name="candidate">The sentence.</param>
    public uint FoundIn(SentenceCandidate candidate)
    {
        var terms = AnswerTokens.TermsOf(candidate, Matcher);
        var sentence = candidate.View.Sentences[candidate.Sentence];
        var found = 0u;
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            found |= terms[t];
        }

        return found;
    }

    /// <summary>Gets the summed weight of all terms, each by its strength; above 0.</summary>
    public float TotalWeight { get; } = Math.Max(Matcher.Terms.Select((term, i) => Matcher.Weights[i] * term.Strength).Sum(), 1e-3f);

    /// <summary>Looks the terms of a question up.</summary>
    /// <param name="question">The question.</param>
    /// <param name="matcher">Its terms.</param>
    /// <param name="snapshot">The knowledge.</param>
    public static TermKnowledge Of(UnderstoodQuestion question, QuestionMatcher matcher, SnapshotView snapshot)
    {
        uint unknown = 0, foreign = 0, names = 0, topics = 0;
        for (var i = 0; i < matcher.Terms.Count; i++)
        {
            var bit = 1u << i;
            var term = matcher.Terms[i];
            var known = snapshot.Index.ExactFrequency(term.Exact) > 0 || snapshot.Index.StemFrequency(term.Stem, question.Analyzed.Language) > 0;
            var listed = false;
            var topic = snapshot.TitleWords.Contains(term.Exact);
            var longestKnown = 1;
            var longestUnknown = 0;
            foreach (var span in question.Analyzed.Concepts)
            {
                if (!span.Covers(term.Token))
                {
                    continue;
                }

                listed = true;
                topic |= snapshot.TitleConcepts.Contains(span.Concept);
                var found = snapshot.Index.ConceptFrequency(span.Concept) > 0;
                known |= found;
                longestKnown = found ? Math.Max(longestKnown, span.TokenCount) : longestKnown;
                longestUnknown = found ? longestUnknown : Math.Max(longestUnknown, span.TokenCount);
            }

            // A phrase that the lists know and the knowledge lacks claims its words: a market share is neither market nor share.
            known &= longestUnknown <= longestKnown;

            var name = (term.IsName || snapshot.IsName(term.Exact)) && !QuestionClassifier.IsRole(term.Exact);
            var isDate = NameWords.IsDate(term.Exact);
            unknown |= known ? 0 : bit;
            foreign |= listed && !known && !isDate ? bit : 0;
            names |= name && !isDate ? bit : 0;
            topics |= topic && !name ? bit : 0;
        }

        return new TermKnowledge(matcher, unknown, foreign, names, topics, snapshot.Analyzer.Lexicon.HasOwn);
    }
}
