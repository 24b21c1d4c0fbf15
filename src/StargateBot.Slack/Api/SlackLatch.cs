using StargateBot.Core.Chat;

namespace StargateBot.Slack.Api;

/// <summary>Closes once, when Slack refuses the bot for good: then no call is made any more and the connection ends.</summary>
internal sealed class SlackLatch : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private ChatPlatformException? _refusal;

    /// <summary>Gets why it closed, or null.</summary>
    public ChatPlatformException? Refusal => Volatile.Read(ref _refusal);

    /// <summary>Gets the token that is cancelled on closing.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <summary>Closes it; later reasons are ignored.</summary>
    public void Close(ChatPlatformException refusal)
    {
        if (Interlocked.CompareExchange(ref _refusal, refusal, null) is null)
        {
            // Callbacks of the token must not run inside the call that found out.
            _ = _closed.CancelAsync();
        }
    }

    public void Dispose() => _closed.Dispose();
}
