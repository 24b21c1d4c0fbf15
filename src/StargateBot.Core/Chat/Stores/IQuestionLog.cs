namespace StargateBot.Core.Chat.Stores;

/// <summary>Keeps what was taken from the platforms until it is replied to, so that nothing acknowledged is lost and nothing is answered twice.</summary>
/// <remarks>Calls are written in their order, with those to the other stores of the same process. Nothing is thrown for what the disk does: see <see cref="IStoreStatus"/>.</remarks>
public interface IQuestionLog
{
    /// <summary>Gets whether what was taken outlives the process.</summary>
    bool IsDurable { get; }

    /// <summary>Takes something: its keys as seen and itself as not yet replied to, both or none. Returns at once.</summary>
    /// <param name="keys">Keys of the event: its own and its message's.</param>
    /// <param name="question">What was taken.</param>
    /// <returns>Ends when it is safe. False: one of the keys was taken before, also by an earlier process; nothing was written.</returns>
    Task<bool> TakeAsync(IReadOnlyList<string> keys, IncomingQuestion question);

    /// <summary>Says that nothing more is to be done for something that was taken. Returns at once.</summary>
    /// <param name="eventKey">Key of its event.</param>
    void Complete(string eventKey);

    /// <summary>Reads what an earlier process took and did not complete, oldest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<TakenQuestion>> ReadPendingAsync(CancellationToken cancellationToken);
}

/// <summary>Something that was taken and is not completed.</summary>
/// <param name="Question">What was taken; in place of a token that has ended stands an empty one.</param>
/// <param name="Taken">When.</param>
public sealed record TakenQuestion(IncomingQuestion Question, DateTimeOffset Taken);
