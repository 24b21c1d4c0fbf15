using System.Text.Json;
using System.Text.Json.Serialization;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Json;

/// <summary>An answer as other programs read it. The properties are written in this order.</summary>
/// <param name="Id">The id that came with the question, a text or a number, or null.</param>
/// <param name="Outcome"><c>answered</c>, <c>abstained</c>, <c>help</c>, <c>limited</c> or <c>failed</c>.</param>
/// <param name="Language">Language code of the text.</param>
/// <param name="Text">What a person is shown.</param>
/// <param name="Citations">The evidence.</param>
/// <param name="Retrieved">The best passages, at most three.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Composer">Which composer wrote the text.</param>
/// <param name="Snapshot">Version of the knowledge.</param>
/// <param name="TraceId">Short id of this answer.</param>
/// <param name="ElapsedMs">Milliseconds that answering took, to the microsecond.</param>
/// <param name="Topics">Nearest topics; null, and then not written, when there is none.</param>
internal sealed record AnswerJson(
    JsonElement? Id,
    string Outcome,
    string Language,
    string Text,
    IReadOnlyList<CitationJson> Citations,
    IReadOnlyList<RetrievedJson> Retrieved,
    double Confidence,
    string Composer,
    string Snapshot,
    string TraceId,
    double ElapsedMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Topics)
{
    // Enough to tell scores apart, and short to read.
    private const int Decimals = 4;

    /// <summary>Makes the form of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="id">The id that came with the question, or null.</param>
    public static AnswerJson From(Answer answer, JsonElement? id) => new(
        id,
        CodeOf(answer.Outcome),
        answer.Language.ToCode(),
        answer.Text,
        [.. answer.Citations.Select(c => new CitationJson(c.Number, c.Document, c.Title, c.Locator, c.Quote, c.Language.ToCode()))],
        [.. answer.Retrieved.Select(r => new RetrievedJson(r.Document, r.Locator, Math.Round(r.Score, Decimals)))],
        Math.Round(answer.Confidence, Decimals),
        answer.Composer,
        answer.Snapshot,
        answer.TraceId,
        Math.Round(answer.Elapsed.TotalMilliseconds, 3),
        answer.Topics.Count > 0 ? answer.Topics : null);

    /// <summary>Writes the form as one line of UTF-8.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, HostJson.Lines.AnswerJson);

    /// <summary>Gets the code of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string CodeOf(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Answered => "answered",
        AnswerOutcome.Abstained => "abstained",
        AnswerOutcome.Help => "help",
        AnswerOutcome.Limited => "limited",
        AnswerOutcome.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };
}

/// <summary>One piece of evidence.</summary>
/// <param name="Number">The mark in the text, from 1.</param>
/// <param name="Document">Document id.</param>
/// <param name="Title">Document title.</param>
/// <param name="Locator">Passage locator.</param>
/// <param name="Quote">Words of the passage, character for character.</param>
/// <param name="Language">Language code of the quote.</param>
internal sealed record CitationJson(int Number, string Document, string Title, string Locator, string Quote, string Language);

/// <summary>One passage that retrieval offered.</summary>
/// <param name="Document">Document id.</param>
/// <param name="Locator">Passage locator.</param>
/// <param name="Score">Relevance, comparable inside one answer only.</param>
internal sealed record RetrievedJson(string Document, string Locator, double Score);
