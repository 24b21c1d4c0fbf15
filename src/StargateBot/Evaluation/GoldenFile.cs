using System.Text.Json;
using System.Text.RegularExpressions;
using StargateBot.Core.Answering;
using StargateBot.Json;
using StargateBot.Localization;

namespace StargateBot.Evaluation;

/// <summary>What a golden file holds.</summary>
/// <param name="Cases">The cases in order.</param>
/// <param name="Faults">Lines that cannot be used, each with its number and the mend.</param>
internal sealed record GoldenFile(IReadOnlyList<GoldenCase> Cases, IReadOnlyList<string> Faults)
{
    private const string Example = """{"id": "1", "lang": "id", "q": "…", "answerable": false}""";
    private const string KindOfFolderForm = "folder";

    // A pattern of a golden file must not hang the program (catastrophic backtracking).
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Reads a golden file, telling its forms apart by their fields.</summary>
    /// <param name="input">UTF-8, one JSON object a line; blank lines are passed over.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<GoldenFile> ReadAsync(Stream input, Texts texts, CancellationToken cancellationToken)
    {
        var cases = new List<GoldenCase>();
        var faults = new List<string>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var line in LineReader.ReadAsync(input, cancellationToken))
        {
            if (line.Bytes is { } bytes && bytes.AsSpan().Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            try
            {
                var golden = Read(line, texts);
                if (!lines.TryAdd(golden.Id, golden.Line))
                {
                    throw new LineFaultException(texts.LineDuplicateId.With(golden.Id, lines[golden.Id]));
                }

                cases.Add(golden);
            }
            catch (LineFaultException exception)
            {
                faults.Add(texts.LineFault.With(line.Number, exception.Message));
            }
        }

        return new GoldenFile(cases, faults);
    }

    private static GoldenCase Read(InputLine line, Texts texts)
    {
        if (line.Bytes is not { } bytes)
        {
            throw new LineFaultException(texts.LineTooLong.With(LineReader.MaxLineBytes));
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(line.Number, new JsonFields(document.RootElement, texts), texts);
        }
        catch (JsonException exception)
        {
            throw new LineFaultException(texts.LineNotJson.With((exception.BytePositionInLine ?? 0) + 1, Example));
        }
    }

    private static GoldenCase Read(int line, JsonFields fields, Texts texts)
    {
        if (fields.Has("claim") || fields.Has("verdict"))
        {
            throw new LineFaultException(texts.LineNotInThisVersion.With("claim"));
        }

        if (fields.Has("sentence") || fields.Has("supported"))
        {
            throw new LineFaultException(texts.LineNotInThisVersion.With("sentence"));
        }

        var answerable = fields.Boolean("answerable");
        if (fields.Has("answers") || (fields.Has("document") && !fields.Has("paras")) || !fields.Has("kind"))
        {
            return new FolderCase
            {
                Line = line,
                Id = fields.String("id"),
                Language = fields.Language("lang"),
                Kind = fields.OptionalString("kind") ?? KindOfFolderForm,
                Question = new Question(fields.String("q")),
                Answerable = answerable,
                Answers = answerable ? NotEmpty(fields.OptionalStrings("answers"), "answers", texts) : [],
                Document = answerable ? fields.String("document") : null,
                Locator = fields.OptionalString("locator"),
            };
        }

        return new PatternCase
        {
            Line = line,
            Id = fields.String("id"),
            Language = fields.Language("lang"),
            Kind = fields.String("kind"),
            Question = new Question(fields.String("q")) { History = fields.OptionalStrings("ctx") },
            Answerable = answerable,
            Must = Patterns(answerable ? NotEmpty(fields.OptionalGroups("must"), "must", texts) : [], texts),
            OrMust = Patterns(fields.OptionalGroups("or_must"), texts),
            Passages = fields.OptionalNumbers("paras"),
            Document = fields.OptionalString("document"),
            AnyLanguage = fields.OptionalBoolean("any_lang"),
        };
    }

    private static IReadOnlyList<T> NotEmpty<T>(IReadOnlyList<T> values, string name, Texts texts) =>
        values.Count > 0 ? values : throw new LineFaultException(texts.LineMissing.With(name));

    private static IReadOnlyList<IReadOnlyList<Regex>> Patterns(IReadOnlyList<IReadOnlyList<string>> groups, Texts texts) =>
        [.. groups.Select(group => group.Select(pattern => Pattern(pattern, texts)).ToArray())];

    private static Regex Pattern(string pattern, Texts texts)
    {
        try
        {
            return new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (RegexParseException exception)
        {
            throw new LineFaultException(texts.LineBadPattern.With(pattern, exception.Message));
        }
    }
}
