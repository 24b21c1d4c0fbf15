using System.Text.Json;
using System.Text.RegularExpressions;
using StargateBot.Core.Languages;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>A question of the shipped set that the knowledge answers, with what its answer has to say.</summary>
/// <param name="Text">The question.</param>
/// <param name="Language">Its language.</param>
/// <param name="Must">Groups of patterns; one of each group must match.</param>
internal sealed partial record GoldenQuestion(string Text, Language Language, IReadOnlyList<IReadOnlyList<string>> Must)
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Gets the plain questions of fact, in both languages, in the order of the file.</summary>
    public static IReadOnlyList<GoldenQuestion> Facts { get; } = [.. File.ReadLines(Path.Combine(RepositoryFiles.Knowledge, "golden.jsonl")).Select(Read).OfType<GoldenQuestion>()];

    /// <summary>Gets whether a text says what the answer has to say.</summary>
    /// <param name="reply">A reply as people see it.</param>
    public bool IsAnsweredBy(string reply)
    {
        var text = Marks().Replace(reply, "");
        return Must.All(group => group.Any(pattern => Regex.IsMatch(
            text, pattern, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, PatternTimeout)));
    }

    private static GoldenQuestion? Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return root.GetProperty("answerable").GetBoolean() && root.GetProperty("kind").GetString() == "fact"
            ? new GoldenQuestion(
                root.GetProperty("q").GetString()!,
                root.GetProperty("lang").GetString() == "id" ? Language.Indonesian : Language.English,
                [.. root.GetProperty("must").EnumerateArray().Select(group => (IReadOnlyList<string>)[.. group.EnumerateArray().Select(pattern => pattern.GetString()!)])])
            : null;
    }

    // Marks of citations, and what the platforms' renderers add to a text: bold, escapes.
    [GeneratedRegex(@"\[\d+\]|\*\*|\\(?=\W)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
