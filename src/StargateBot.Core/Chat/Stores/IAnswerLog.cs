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

    /// <summary>Gets an answer by its trace id, or null when it is forgotten.</summary>
    /// <param name="answerId">The trace id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<LoggedAnswer?> FindAsync(string answerId, CancellationToken cancellationToken);
}
