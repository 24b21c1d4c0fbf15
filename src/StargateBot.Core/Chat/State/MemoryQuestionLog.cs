using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.State;

/// <summary>Keeps nothing: what is not replied to when the program ends is lost. The intake itself remembers for a while what was taken.</summary>
internal sealed class MemoryQuestionLog : IQuestionLog
{
    private static readonly Task<bool> New = Task.FromResult(true);

    /// <inheritdoc/>
    public bool IsDurable => false;

    /// <inheritdoc/>
    public Task<bool> TakeAsync(IReadOnlyList<string> keys, IncomingQuestion question) => New;

    /// <inheritdoc/>
    public void Complete(string eventKey)
    {
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TakenQuestion>> ReadPendingAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TakenQuestion>>([]);
}
