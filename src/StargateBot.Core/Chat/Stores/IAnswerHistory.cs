using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Stores;

/// <summary>What was asked and answered over a period, read for people who look after the knowledge. Scope: a tenant, or all.</summary>
public interface IAnswerHistory
{
    /// <summary>Sums up a period.</summary>
    /// <param name="scope">Platform and tenant, or null for all.</param>
    /// <param name="since">Beginning of the period.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<AnswerFigures> SumAsync(TenantScope? scope, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Reads the questions of a period that were abstained from, or whose answers were voted down, newest first.</summary>
    /// <param name="scope">Platform and tenant, or null for all.</param>
    /// <param name="since">Beginning of the period.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<OpenQuestion>> ReadOpenQuestionsAsync(TenantScope? scope, DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>Reads the answers of a period that cite one of the given passages, newest first.</summary>
    /// <param name="passages">The passages.</param>
    /// <param name="since">Beginning of the period.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<LoggedAnswer>> ReadCitingAsync(
        IReadOnlyCollection<PassageKey> passages, DateTimeOffset since, int limit, CancellationToken cancellationToken);
}

/// <summary>A server or workspace of a platform.</summary>
/// <param name="Platform">Name of the platform.</param>
/// <param name="Tenant">The server or workspace.</param>
public sealed record TenantScope(string Platform, string Tenant);

/// <summary>A passage by what it says, whatever its place in the document.</summary>
/// <param name="Document">Document id.</param>
/// <param name="Hash">Hash of its text (<see cref="Knowledge.PassageHash"/>).</param>
public readonly record struct PassageKey(string Document, ulong Hash);

/// <summary>A question that the knowledge did not answer to the asker's content.</summary>
/// <param name="AnswerId">Trace id of the answer.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Language">Language of the answer.</param>
/// <param name="Outcome">How it ended; <see cref="AnswerOutcome.Answered"/> when it was voted down.</param>
/// <param name="At">When.</param>
/// <param name="Asker">Pseudonym of who asked.</param>
/// <param name="Reason">What a vote against it gave as the reason, or null.</param>
public sealed record OpenQuestion(
    string AnswerId, string Question, Language Language, AnswerOutcome Outcome, DateTimeOffset At, string Asker, string? Reason);

/// <summary>Figures of a period.</summary>
public sealed record AnswerFigures
{
    /// <summary>Gets how many questions ended how.</summary>
    public required IReadOnlyDictionary<AnswerOutcome, int> Outcomes { get; init; }

    /// <summary>Gets how many answers were in which language.</summary>
    public required IReadOnlyDictionary<Language, int> Languages { get; init; }

    /// <summary>Gets how many answers were given on each day (UTC), days without answers left out, oldest first.</summary>
    public required IReadOnlyList<(DateOnly Day, int Answers)> Days { get; init; }

    /// <summary>Gets how many askers there were.</summary>
    public required int Askers { get; init; }

    /// <summary>Gets how many votes said that an answer helped.</summary>
    public required int Helpful { get; init; }

    /// <summary>Gets how many votes said that it did not.</summary>
    public required int NotHelpful { get; init; }

    /// <summary>Gets the median time of answering, in milliseconds; 0 without answers.</summary>
    public required double MedianMs { get; init; }

    /// <summary>Gets the time that 95 of 100 answers stayed under, in milliseconds; 0 without answers.</summary>
    public required double P95Ms { get; init; }

    /// <summary>Gets the passages that were cited most, at most ten: document, locator, times.</summary>
    public required IReadOnlyList<(string Document, string Locator, int Times)> TopPassages { get; init; }
}
