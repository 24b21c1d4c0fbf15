using System.Runtime.InteropServices;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>Questions that ask the same and were not answered to the askers' content.</summary>
/// <param name="Wording">The most typical wording, as somebody wrote it: untrusted text.</param>
/// <param name="Questions">How often it was asked.</param>
/// <param name="Askers">How many people asked.</param>
/// <param name="VotedDown">How many of the questions had an answer that was voted down.</param>
/// <param name="Last">When it was asked last.</param>
/// <param name="Reasons">What votes gave as reasons, newest first, each once: untrusted texts.</param>
public sealed record Gap(string Wording, int Questions, int Askers, int VotedDown, DateTimeOffset Last, IReadOnlyList<string> Reasons);

/// <summary>Puts questions together that ask the same in other words, also in the other language.</summary>
/// <param name="analyzer">Knows the concepts that map both languages.</param>
public sealed class GapGrouper(TextAnalyzer analyzer)
{
    /// <summary>
    /// The least similarity of a question to the one that its group began with. Fitted on labelled pairs (<c>LabelledPairs</c> of the tests):
    /// between 0.36 and 0.40 three of 67 are judged wrong, on either side of it more.
    /// </summary>
    public const float Threshold = 0.38f;

    /// <summary>Groups questions.</summary>
    /// <param name="questions">Questions, newest first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The groups, most asked first, then those asked last.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IReadOnlyList<Gap> Group(IReadOnlyList<OpenQuestion> questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var wordings = new Dictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            ref var wording = ref CollectionsMarshal.GetValueRefOrAddDefault(wordings, KeyOf(question.Question), out _);
            (wording ??= new Wording(question)).Questions.Add(question);
        }

        // What is asked most often begins the groups: the others are compared with it.
        var ordered = wordings.Values.OrderByDescending(wording => wording.Questions.Count).ThenBy(wording => wording.First.Question.Length)
            .ThenBy(wording => wording.First.Question, StringComparer.Ordinal).ToList();
        var reader = new QuestionFeatureReader(analyzer, [.. ordered.Select(wording => wording.First.Question)]);
        foreach (var wording in ordered)
        {
            cancellationToken.ThrowIfCancellationRequested();
            wording.Features = reader.Read(wording.First.Question, wording.First.Language);
        }

        return [.. Cluster(ordered, reader.Count, cancellationToken).Select(GapOf).OrderByDescending(gap => gap.Questions).ThenByDescending(gap => gap.Last)];
    }

    private static List<List<Wording>> Cluster(List<Wording> wordings, int features, CancellationToken cancellationToken)
    {
        var frequencies = new int[features];
        foreach (var id in wordings.SelectMany(wording => wording.Features.Ids))
        {
            frequencies[id]++;
        }

        var groups = new List<List<Wording>>();
        var groupsOf = new Dictionary<int, List<int>>();
        var looked = new HashSet<int>();
        foreach (var wording in wordings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var prefix = wording.Features.Prefix(Threshold, frequencies).ToList();
            var (best, similarity) = (-1, 0f);
            looked.Clear();
            foreach (var group in prefix.SelectMany(id => groupsOf.TryGetValue(id, out var known) ? known : []))
            {
                if (looked.Add(group) && groups[group][0].Features.SimilarityTo(wording.Features) is var found && found >= Threshold && found > similarity)
                {
                    (best, similarity) = (group, found);
                }
            }

            if (best >= 0)
            {
                groups[best].Add(wording);
                continue;
            }

            groups.Add([wording]);
            foreach (var id in prefix)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(groupsOf, id, out _) ??= []).Add(groups.Count - 1);
            }
        }

        return groups;
    }

    private static Gap GapOf(List<Wording> group)
    {
        var questions = group.SelectMany(wording => wording.Questions).DistinctBy(question => question.AnswerId).ToList();
        var reasons = group.SelectMany(wording => wording.Questions).Where(question => !string.IsNullOrWhiteSpace(question.Reason))
            .OrderByDescending(question => question.At).Select(question => question.Reason!.Trim());
        return new Gap(
            group[0].First.Question,
            questions.Count,
            questions.Select(question => question.Asker).Distinct(StringComparer.Ordinal).Count(),
            questions.Count(question => question.Outcome == AnswerOutcome.Answered),
            questions.Max(question => question.At),
            [.. reasons.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static string KeyOf(string question) => ShortText.Line(question, QuestionFeatureReader.MaxLength).TrimEnd('?', '!', '.', ' ').ToLowerInvariant();

    /// <summary>Questions in the same words.</summary>
    private sealed class Wording(OpenQuestion first)
    {
        public OpenQuestion First { get; } = first;

        public List<OpenQuestion> Questions { get; } = [];

        public QuestionFeatures Features { get; set; } = null!;
    }
}
