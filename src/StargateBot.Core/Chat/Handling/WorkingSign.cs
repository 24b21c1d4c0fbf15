using Microsoft.Extensions.Logging;

namespace StargateBot.Core.Chat.Handling;

/// <summary>Shows a person that an answer is being made: at once where the target wants it, else when it takes long; again before it fades.</summary>
internal sealed partial class WorkingSign
{
    /// <summary>How long an answer may take before the person is told that it is being made.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>How often it is shown again: Discord's fades after 10 s, Slack's after 2 min.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(8);

    /// <summary>How long a reply waits for a sign on its way: one that arrived after the reply would stay.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly PendingQuestion _pending;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private CancellationTokenSource? _cancellation;
    private Task _showing = Task.CompletedTask;
    private bool _stopped;

    private WorkingSign(PendingQuestion pending, TimeProvider time, ILogger logger)
    {
        _pending = pending;
        _time = time;
        _logger = logger;
        var atOnce = pending.Question.ReplyTo.ShowWorkingAtOnce;
        _timer = time.CreateTimer(static sign => ((WorkingSign)sign!).Show(), this, atOnce ? Renewal : Patience, Renewal);
        if (atOnce)
        {
            Show();
        }
    }

    /// <summary>Begins; the call itself waits for nothing.</summary>
    /// <param name="pending">The question that is answered.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of faults.</param>
    public static WorkingSign Start(PendingQuestion pending, TimeProvider time, ILogger logger) => new(pending, time, logger);

    /// <summary>Gets whether it was shown, or is on its way.</summary>
    public bool WasShown => Volatile.Read(ref _cancellation) is not null;

    /// <summary>Shows it no more, and waits a little for one that is on its way.</summary>
    /// <param name="cancellationToken">Waits no longer.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask StopAsync(CancellationToken cancellationToken)
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        Task showing;
        lock (_gate)
        {
            _stopped = true;
            showing = _showing;
        }

        if (!showing.IsCompleted)
        {
            try
            {
                await showing.WaitAsync(Grace, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // It had its time.
            }
            finally
            {
                if (!showing.IsCompleted)
                {
                    _cancellation?.Cancel();
                }
            }
        }
    }

    /// <summary>Shows it no more and clears it, where it was shown: for when no reply follows that would. Never throws.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StopAsync(cancellationToken).ConfigureAwait(false);
            if (WasShown)
            {
                await _pending.Platform.ShowWorkingAsync(_pending.Question.ReplyTo, working: false, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            LogFault(exception);
        }
    }

    private void Show()
    {
        lock (_gate)
        {
            if (!_stopped && _showing.IsCompleted)
            {
                _cancellation ??= new CancellationTokenSource();
                _showing = ShowAsync(_cancellation.Token);
            }
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _pending.Acknowledged.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                await _pending.Platform.ShowWorkingAsync(_pending.Question.ReplyTo, working: true, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // A sign is a courtesy: the answer comes without it too.
            LogFault(exception);
        }
    }

    [LoggerMessage(EventId = 203, Level = LogLevel.Debug, Message = "The sign that an answer is being made could not be shown or cleared.")]
    private partial void LogFault(Exception exception);
}
