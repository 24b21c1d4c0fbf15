using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Admin;

/// <summary>One line of what <c>POST /admin/reload</c> answers: how far it is, or at the end the report.</summary>
/// <param name="Progress">How far it is, or null.</param>
/// <param name="Report">The report, or null.</param>
internal sealed record ReloadLine(ReloadProgress? Progress = null, ReportJson? Report = null);

/// <summary>A report as the endpoint writes it.</summary>
internal sealed record ReportJson
{
    // A folder that was exchanged differs in everything: a part of it shows that as well.
    private const int MostDocuments = 1000;

    public required string Id { get; init; }

    public required ReloadOutcome Outcome { get; init; }

    public required string OldVersion { get; init; }

    public required string NewVersion { get; init; }

    public KnowledgeFault? Failure { get; init; }

    public required IReadOnlyList<KnowledgeFault> Faults { get; init; }

    /// <summary>Gets how many documents differ; <see cref="Difference"/> names a thousand at most.</summary>
    public required int DifferentDocuments { get; init; }

    public required IReadOnlyList<DocumentJson> Difference { get; init; }

    public GoldenComparison? Golden { get; init; }

    public required int Documents { get; init; }

    public required int Passages { get; init; }

    public required long Bytes { get; init; }

    public required double ElapsedMs { get; init; }

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    public static ReportJson From(ReloadReport report) => new()
    {
        Id = report.Id,
        Outcome = report.Outcome,
        OldVersion = report.OldVersion,
        NewVersion = report.NewVersion,
        Failure = report.Failure,
        Faults = report.Faults,
        DifferentDocuments = report.Difference.Documents.Count,
        Difference = [.. report.Difference.Documents.Take(MostDocuments).Select(DocumentJson.From)],
        Golden = report.Golden,
        Documents = report.Documents,
        Passages = report.Passages,
        Bytes = report.Bytes,
        ElapsedMs = Math.Round(report.Elapsed.TotalMilliseconds, 1),
    };
}

/// <summary>A document that differs.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Change">How it differs.</param>
/// <param name="Added">Numbers of passages that are new.</param>
/// <param name="Changed">Numbers of passages that say something else.</param>
/// <param name="Removed">Numbers, in the older document, of passages that are gone.</param>
internal sealed record DocumentJson(
    string Id, string Title, DocumentChange Change, IReadOnlyList<int> Added, IReadOnlyList<int> Changed, IReadOnlyList<int> Removed)
{
    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    public static DocumentJson From(DocumentDifference document) =>
        new(document.Id, document.Title, document.Change, document.Added, document.Changed, document.Removed);
}

/// <summary>The JSON of the admin endpoint, without reflection.</summary>
[JsonSerializable(typeof(ReloadLine))]
internal sealed partial class AdminJson : JsonSerializerContext
{
    /// <summary>Gets the forms for lines: letters of any script stay readable, for the lines go to programs and terminals, never into HTML.</summary>
    public static AdminJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ReloadOutcome>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ReloadStage>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DocumentChange>(JsonNamingPolicy.CamelCase),
        },
    });
}
