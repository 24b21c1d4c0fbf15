using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Retrieval;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>A retrieved passage after ranking.</summary>
/// <param name="Unit">Unit number in the index.</param>
/// <param name="Score">Log-odds that one of its sentences answers.</param>
internal readonly record struct RankedUnit(int Unit, double Score);

/// <summary>How retrieval saw a passage.</summary>
/// <param name="Unit">Unit number in the index.</param>
/// <param name="Rank">Rank, from 0; in knowledge so small that all of it is looked at, 0 for every passage.</param>
/// <param name="Score">Score divided by the best; in such knowledge nearer to 1, since a low score there says little.</param>
internal readonly record struct Retrieved(int Unit, int Rank, float Score);

/// <summary>What was found for a question.</summary>
/// <param name="Sentences">Candidate sentences, best first.</param>
/// <param name="Units">Passages, best first.</param>
/// <param name="Terms">What the knowledge knows of the question's words.</param>
internal sealed record Evidence(IReadOnlyList<SentenceCandidate> Sentences, IReadOnlyList<RankedUnit> Units, TermKnowledge Terms);

/// <summary>Finds and ranks the sentences that may answer a question.</summary>
/// <param name="snapshot">The knowledge.</param>
internal sealed class EvidenceFinder(SnapshotView snapshot)
{
    /// <summary>Passages that are looked at sentence by sentence.</summary>
    public const int Depth = 12;

    private readonly TermWeigher _weigher = new(snapshot);

    /// <summary>Finds evidence.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Evidence Find(UnderstoodQuestion question, CancellationToken cancellationToken)
    {
        var (candidates, hits, terms) = Measure(question, cancellationToken);
        SentenceScore.SetAll(question, candidates, terms);
        return new Evidence(Sorted(candidates), RankUnits(candidates, hits), terms);
    }

    /// <summary>Retrieves passages and measures their sentences, unranked.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public (List<SentenceCandidate> Candidates, IReadOnlyList<ScoredUnit> Hits, TermKnowledge Terms) Measure(
        UnderstoodQuestion question, CancellationToken cancellationToken)
    {
        var matcher = new QuestionMatcher(question, question.Terms, _weigher.Weigh(question), snapshot.Analyzer.Lexicon);
        var hits = WithRest(snapshot.Index.Search(question.Searched, Depth, cancellationToken));
        var known = TermKnowledge.Of(question, matcher, snapshot);
        var measurer = new SentenceMeasurer(matcher, known.Unknown, known.Foreign);
        var candidates = new List<SentenceCandidate>(hits.Count * 4);
        for (var rank = 0; rank < hits.Count; rank++)
        {
            var view = snapshot.ViewOf(hits[rank].Unit).In(question.Analyzed.Language);
            var share = hits[0].Score > 0 ? hits[rank].Score / hits[0].Score : 0;
            var retrieved = snapshot.Index.Count <= Depth ? new Retrieved(hits[rank].Unit, 0, (1 + share) / 2) : new Retrieved(hits[rank].Unit, rank, share);
            measurer.Measure(view, rank, retrieved, candidates);
        }

        return (candidates, hits, known);
    }

    // So few passages are all looked at: a question may share no word with the one that answers it.
    private IReadOnlyList<ScoredUnit> WithRest(IReadOnlyList<ScoredUnit> hits)
    {
        if (snapshot.Index.Count > Depth || hits.Count == snapshot.Index.Count)
        {
            return hits;
        }

        var all = new List<ScoredUnit>(hits);
        for (var unit = 0; unit < snapshot.Index.Count; unit++)
        {
            if (!all.Exists(hit => hit.Unit == unit))
            {
                all.Add(new ScoredUnit(unit, 0));
            }
        }

        return all;
    }

    private static List<SentenceCandidate> Sorted(List<SentenceCandidate> candidates) =>
        [.. candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Rank).ThenBy(c => c.Sentence)];

    private static RankedUnit[] RankUnits(List<SentenceCandidate> candidates, IReadOnlyList<ScoredUnit> hits)
    {
        var best = new double[hits.Count];
        Array.Fill(best, double.NegativeInfinity);
        foreach (var candidate in candidates)
        {
            best[candidate.Rank] = Math.Max(best[candidate.Rank], candidate.Score);
        }

        return [.. Enumerable.Range(0, hits.Count).OrderByDescending(rank => best[rank]).Select(rank => new RankedUnit(hits[rank].Unit, best[rank]))];
    }
}
