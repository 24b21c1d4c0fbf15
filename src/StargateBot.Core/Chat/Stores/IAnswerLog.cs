using StargateBot.Core.Answering;

namespace StargateBot.Core.Chat.Stores;

/// <summary>An answer with its circumstances, as it is kept.</summary>
public sealed record LoggedAnswer
{
    /// <summary>Gets the answer; its trace id is the key.</summary>
    public required Answer Answer { get; init; }

    /// <summary>Gets the key of the event that asked.</summary>
    public required string EventKey { get; init; }

    /// <summary>Gets where it was asked.</summary>
    public required ChatPlace Place { get; init; }

    /// <summary>Gets the pseudonym of who asked.</summary>
    public required string Asker { get; init; }

    /// <summary>Gets the question with its circumstances, such that it can be asked again.</summary>
    public required Question Question { get; init; }

    /// <summary>Gets when it was answered.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets where the answer stands, or null while it is not delivered or where the bot cannot change it.</summary>
    public MessageAddress? Address { get; init; }

    /// <summary>Gets the trace id of the answer that stands in its place now (<see cref="IAnswerLog.Replace"/>), or null.</summary>
    public string? ReplacedBy { get; init; }
}

/// <summary>A message of the bot that it can change later.</summary>
/// <param name="Target">A target whose <see cref="ReplyTarget.MessageToEdit"/> names the first part; without tokens.</param>
/// <param name="MessageIds">The platform's ids of all parts, in order, at least one.</param>
public sealed record MessageAddress(ReplyTarget Target, IReadOnlyList<string> MessageIds);

/// <summary>Keeps answers: for evidence that is asked for later, for figures, for gaps, and to correct them when the knowledge changes.</summary>
/// <remarks>Calls are written in their order. Nothing is thrown for what the disk does: see <see cref="IStoreStatus"/>.</remarks>
public interface IAnswerLog
{
    /// <summary>Adds an answer. Returns at once.</summary>
    /// <param name="answer">The answer.</param>
    void Add(LoggedAnswer answer);

    /// <summary>Takes note of where an answer stands, when the bot can change it there. Returns at once.</summary>
    /// <param name="answerId">The answer's trace id.</param>
    /// <param name="address">Where it stands.</param>
    void Deliver(string answerId, MessageAddress address);

    /// <summary>
    /// Takes note, both or none, that another answer to the same question stands in the place of an answer: it is added, and the earlier one
    /// is still found but no more part of figures, gaps and <see cref="IAnswerHistory.ReadCitingAsync"/>. Replacing again changes the later one. Returns at once.
    /// </summary>
    /// <param name="answerId">The earlier answer's trace id.</param>
    /// <param name="by">The answer that stands there now, with its address; with the same trace id it is the earlier one itself, renewed.</param>
    void Replace(string answerId, LoggedAnswer by);

    /// <summary>Gets an answer by its trace id, or null when it is forgotten.</summary>
    /// <param name="answerId">The trace id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<LoggedAnswer?> FindAsync(string answerId, CancellationToken cancellationToken);
}
