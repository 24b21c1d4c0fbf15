using System.Globalization;
using System.Text;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Json;
using StargateBot.Localization;

namespace StargateBot.Conversation;

/// <summary>The golden questions of a knowledge folder that anyone may ask: answerable and understood without history.</summary>
internal sealed class SuggestedQuestions : ISuggestedQuestions
{
    private const string FileName = "golden.jsonl";

    // What was typed is compared with every question on every key press: both stay short.
    private const int MaxTypedWords = 16;
    private const int MaxTypedLength = 200;

    // Kinds of golden questions that try how people write, not what they ask: right to answer, wrong to suggest.
    private static readonly string[] RoughKinds = ["keyword", "mixed", "slang", "typo"];

    private readonly Entry[] _indonesian;
    private readonly Entry[] _english;

    private SuggestedQuestions(List<Candidate> candidates)
    {
        _indonesian = EntriesOf(candidates, Language.Indonesian);
        _english = EntriesOf(candidates, Language.English);
    }

    /// <summary>Gets what suggests nothing.</summary>
    public static SuggestedQuestions None { get; } = new([]);

    /// <summary>Reads the golden questions of a folder.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its questions; none where it has no readable file of them. A faulty line is passed over.</returns>
    public static async Task<SuggestedQuestions> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return None;
        }

        try
        {
            await using var input = File.OpenRead(path);
            var candidates = new List<Candidate>();
            await foreach (var line in LineReader.ReadAsync(input, cancellationToken))
            {
                if (CandidateOf(line.Bytes) is { } candidate)
                {
                    candidates.Add(candidate);
                }
            }

            return new SuggestedQuestions(candidates);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Suggestions are a courtesy: without them everything else goes on.
            return None;
        }
    }

    /// <summary>Finds questions of which every typed word begins a word, whatever its case and accents.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<string> Find(Language language, string typed, int count)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var entries = language == Language.Indonesian ? _indonesian : _english;
        var words = WordsOf(typed.Length > MaxTypedLength ? typed[..MaxTypedLength] : typed);
        var found = new List<string>(Math.Min(Math.Max(count, 0), entries.Length));
        if (words.Length > MaxTypedWords)
        {
            return found;
        }

        // Those that go on from what was typed stand before those that hold its words somewhere.
        foreach (var goesOn in words.Length == 0 ? [true] : (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var entry in entries)
            {
                if (found.Count >= count)
                {
                    return found;
                }

                if (Matches(entry.Words, words) && StartsWith(entry.Words, words) == goesOn)
                {
                    found.Add(entry.Text);
                }
            }
        }

        return found;
    }

    // One question of each kind first, then the second of each, and so on: the beginning of the list shows what can be asked.
    private static Entry[] EntriesOf(List<Candidate> candidates, Language language)
    {
        var kinds = candidates.Select(candidate => candidate.Kind).Distinct().ToList();
        return
        [
            .. candidates.Where(candidate => candidate.Language == language)
                .GroupBy(candidate => candidate.Kind)
                .SelectMany(group => group.Select((candidate, place) => (Candidate: candidate, Place: place)))
                .OrderBy(pair => pair.Place)
                .ThenBy(pair => kinds.IndexOf(pair.Candidate.Kind))
                .Select(pair => pair.Candidate.Text)
                .Distinct(StringComparer.Ordinal)
                .Select(text => new Entry(text, WordsOf(text))),
        ];
    }

    // Its own reading: the judge's would compile every pattern of the file while the worker starts.
    private static Candidate? CandidateOf(byte[]? line)
    {
        if (line is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            var fields = new JsonFields(document.RootElement, Texts.For(Language.English));
            var candidate = new Candidate(fields.String("q"), fields.OptionalString("kind") ?? "", fields.Language("lang"));
            return fields.Boolean("answerable")
                && fields.OptionalStrings("ctx").Count == 0
                && !string.IsNullOrWhiteSpace(candidate.Text)
                && !RoughKinds.Contains(candidate.Kind, StringComparer.OrdinalIgnoreCase)
                ? candidate
                : null;
        }
        catch (Exception exception) when (exception is JsonException or LineFaultException)
        {
            return null;
        }
    }

    private static bool Matches(string[] question, string[] typed) =>
        Array.TrueForAll(typed, word => Array.Exists(question, other => other.StartsWith(word, StringComparison.Ordinal)));

    private static bool StartsWith(string[] question, string[] typed)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            if (i >= question.Length || !question[i].StartsWith(typed[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static string[] WordsOf(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(' ');
            }
        }

        return letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed record Candidate(string Text, string Kind, Language Language);

    private readonly record struct Entry(string Text, string[] Words);
}
