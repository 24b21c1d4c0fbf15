using System.Text.Json;
using System.Text.Json.Serialization;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>A place in the knowledge.</summary>
internal readonly record struct Place(string Document, string Locator);

/// <summary>One question of an evaluation folder.</summary>
internal sealed record EvaluationQuestion
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("lang")]
    public required string Lang { get; init; }

    [JsonPropertyName("q")]
    public required string Text { get; init; }

    [JsonPropertyName("answerable")]
    public required bool Answerable { get; init; }

    [JsonPropertyName("answers")]
    public IReadOnlyList<string> Answers { get; init; } = [];

    [JsonPropertyName("document")]
    public string? Document { get; init; }

    [JsonPropertyName("locator")]
    public string? Locator { get; init; }

    public bool IsAt(Place place) => place.Document == Document && place.Locator == Locator;
}

/// <summary>An evaluation folder: knowledge and questions about it.</summary>
internal sealed record EvaluationSet(
    string Name, string KnowledgePath, IReadOnlyList<DocumentPair> Documents,
    IReadOnlyList<EvaluationQuestion> Questions, IReadOnlyList<EvaluationQuestion> OutOfDomain)
{
    /// <summary>Reads a folder with <c>knowledge/</c> and <c>questions.jsonl</c>; <c>out-of-domain.jsonl</c> lies in it or beside it.</summary>
    public static EvaluationSet Read(string folder)
    {
        var knowledge = Path.Combine(folder, "knowledge");
        var questions = ReadQuestions(Path.Combine(folder, "questions.jsonl"));
        var languages = questions.Select(q => q.Lang).ToHashSet();
        string[] places = [Path.Combine(folder, "out-of-domain.jsonl"), Path.Combine(folder, "..", "out-of-domain.jsonl")];
        var outOfDomain = Array.Find(places, File.Exists) is { } file ? ReadQuestions(file).Where(q => languages.Contains(q.Lang)).ToList() : [];
        return new EvaluationSet(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), knowledge, ReadDocuments(knowledge), questions, outOfDomain);
    }

    private static List<EvaluationQuestion> ReadQuestions(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<EvaluationQuestion>(line)!)];

    private static List<DocumentPair> ReadDocuments(string folder) => [.. new KnowledgeFolder(folder, LanguageIdentifier.Identify).Read([])];
}
