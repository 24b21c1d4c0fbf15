using Microsoft.Extensions.Logging;

namespace StargateBot.Core.Chat.Handling;

/// <summary>Shows how far a command is before its reply comes: not too often, one at a time, and nothing any more once the reply is made.</summary>
/// <param name="pending">The command.</param>
/// <param name="time">Measures how often something is shown.</param>
/// <param name="logger">Told of what could not be shown.</param>
internal sealed partial class InterimReplies(PendingQuestion pending, TimeProvider time, ILogger logger)
{
    /// <summary>The shortest time between two signs of progress, and before the first where it would stay.</summary>
    public static readonly TimeSpan ShowInterval = TimeSpan.FromSeconds(1.5);

    private readonly Lock _gate = new();
    private readonly long _begun = time.GetTimestamp();
    private Task _showing = Task.CompletedTask;
    private long? _last;
    private bool _ended;

    /// <summary>Shows something, unless it is too early for it. Never throws but for <paramref name="cancellationToken"/>.</summary>
    /// <param name="reply">What is shown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ValueTask ShowAsync(Reply reply, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            // Where nothing can be replaced, every sign would stay: one is enough, and none where the reply comes at once.
            var isDue = pending.Platform.Capabilities.ReplacesInterim
                ? _last is not { } last || time.GetElapsedTime(last) >= ShowInterval
                : _last is null && time.GetElapsedTime(_begun) >= ShowInterval;
            if (_ended || !isDue || !_showing.IsCompleted)
            {
                return ValueTask.CompletedTask;
            }

            _last = time.GetTimestamp();
            _showing = SendAsync(reply, cancellationToken);
            return new ValueTask(_showing);
        }
    }

    /// <summary>Shows nothing more, and waits for what is on its way: it must not arrive after the reply.</summary>
    /// <param name="cancellationToken">Waits no longer.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        Task showing;
        lock (_gate)
        {
            _ended = true;
            showing = _showing;
        }

        await showing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            if (await pending.Acknowledged.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                var question = pending.Question;
                var message = pending.Platform.Render(reply, question.ReplyTo, $"{question.EventKey}~interim")[0] with { IsInterim = true };
                await pending.Platform.SendAsync(message, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotShown(exception);
        }
    }

    [LoggerMessage(EventId = 224, Level = LogLevel.Debug, Message = "Progress could not be shown.")]
    private partial void LogNotShown(Exception exception);
}
