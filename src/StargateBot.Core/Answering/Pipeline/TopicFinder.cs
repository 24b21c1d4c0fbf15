using StargateBot.Core.Answering.Composition;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Pipeline;

/// <summary>Names what the knowledge covers near a question that it does not answer.</summary>
/// <param name="snapshot">The knowledge.</param>
internal sealed class TopicFinder(SnapshotView snapshot)
{
    private const int MaxTopics = 3;
    private const int TopicWords = 9;

    /// <summary>Names up to three topics.</summary>
    /// <param name="nearest">Passages near the question, best first; when there are none the first of the knowledge are taken.</param>
    /// <param name="language">Language of the reply.</param>
    public IReadOnlyList<string> Near(IReadOnlyList<RankedUnit> nearest, Language language)
    {
        var topics = new List<string>(MaxTopics);
        var units = nearest.Count > 0 ? nearest.Select(u => u.Unit) : Enumerable.Range(0, Math.Min(MaxTopics, snapshot.Index.Count));
        foreach (var unit in units)
        {
            var topic = NameOf(snapshot.Index.GetUnit(unit).In(language));
            if (!topics.Contains(topic, StringComparer.OrdinalIgnoreCase))
            {
                topics.Add(topic);
            }

            if (topics.Count == MaxTopics)
            {
                break;
            }
        }

        return topics;
    }

    // A heading says best what a passage is about; without one, its opening words do.
    private static string NameOf(Passage passage) =>
        passage.Heading.Length > 0 ? passage.Heading : Words.First(passage.Text, passage.Sentences[0], TopicWords);
}
