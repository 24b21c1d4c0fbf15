using System.Collections.Concurrent;

namespace StargateBot.Core.Chat.Handling;

/// <summary>The inboxes of every platform: what one of them holds up must not hold up another.</summary>
/// <param name="handler">Works on what they hold.</param>
internal sealed class ChatQueues(QuestionHandler handler) : IDisposable
{
    private readonly ConcurrentDictionary<string, PlatformQueues> _byPlatform = new(StringComparer.Ordinal);

    /// <summary>Gets all of them.</summary>
    public IEnumerable<PlatformQueues> All => _byPlatform.Values;

    /// <summary>Gets those of the platform that a place is on.</summary>
    /// <param name="place">The place.</param>
    public PlatformQueues Of(ChatPlace place) =>
        _byPlatform.GetOrAdd(place.Platform, static (_, handler) => new PlatformQueues(handler), handler);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var queues in All)
        {
            queues.Dispose();
        }
    }
}

/// <summary>The two inboxes of a platform: a refusal must neither wait behind answers nor take their room.</summary>
/// <param name="handler">Works on what they hold.</param>
internal sealed class PlatformQueues(QuestionHandler handler) : IDisposable
{
    /// <summary>Bounds of the questions to be answered. Those being answered mostly wait for the platform, some of them for a limit of their channel.</summary>
    public static readonly InboxBounds AnswerBounds = new(Total: 512, PerConversation: 16, AtOnce: 128);

    /// <summary>Bounds of the refusals to be told.</summary>
    public static readonly InboxBounds RefusalBounds = new(Total: 256, PerConversation: 16, AtOnce: 32);

    /// <summary>Gets the questions that are answered.</summary>
    public ChatInbox Answers { get; } = new(AnswerBounds, handler.HandleAsync);

    /// <summary>Gets the questions that are refused.</summary>
    public ChatInbox Refusals { get; } = new(RefusalBounds, handler.HandleAsync);

    /// <summary>Waits until nothing is held.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitUntilEmptyAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Answers.WaitUntilEmptyAsync(cancellationToken), Refusals.WaitUntilEmptyAsync(cancellationToken));

    /// <summary>Takes no more, cancels the work that is going on, and gives up what waits.</summary>
    /// <returns>What was waiting.</returns>
    public IEnumerable<PendingQuestion> Close() => [.. Answers.Close(), .. Refusals.Close()];

    /// <inheritdoc/>
    public void Dispose()
    {
        Answers.Dispose();
        Refusals.Dispose();
    }
}
