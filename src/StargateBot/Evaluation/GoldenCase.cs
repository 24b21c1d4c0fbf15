using System.Text.RegularExpressions;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Evaluation;

/// <summary>One golden question with what a right answer to it is.</summary>
internal abstract record GoldenCase
{
    /// <summary>Gets the line of the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Gets the id, unique in the file.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the language that it is asked in.</summary>
    public required Language Language { get; init; }

    /// <summary>Gets its kind, such as <c>fact</c>; the figures are told apart by it.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the question with its history.</summary>
    public required Question Question { get; init; }

    /// <summary>Gets whether the knowledge states the answer.</summary>
    public required bool Answerable { get; init; }
}

/// <summary>A golden question whose right answer is described by patterns.</summary>
internal sealed record PatternCase : GoldenCase
{
    /// <summary>Gets the groups of which each must have a pattern that matches.</summary>
    public required IReadOnlyList<IReadOnlyList<Regex>> Must { get; init; }

    /// <summary>Gets the groups that make an answer to a question with a false premise right as well; empty for none.</summary>
    public required IReadOnlyList<IReadOnlyList<Regex>> OrMust { get; init; }

    /// <summary>Gets the numbers of the passages of which one must be cited; empty when it does not matter.</summary>
    public required IReadOnlyList<int> Passages { get; init; }

    /// <summary>Gets the document that must be cited, or null when it does not matter.</summary>
    public required string? Document { get; init; }

    /// <summary>Gets whether the reply may be in either language.</summary>
    public required bool AnyLanguage { get; init; }
}

/// <summary>A question about a folder of documents whose right answers are given word for word.</summary>
internal sealed record FolderCase : GoldenCase
{
    /// <summary>Gets the texts of which one must stand in the answer; empty when not answerable.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Gets the document that states it, or null when not answerable.</summary>
    public required string? Document { get; init; }

    /// <summary>Gets the passage that states it, or null when any passage of the document counts.</summary>
    public required string? Locator { get; init; }
}
