using System.Collections.Concurrent;

namespace StargateBot.Simulator.Slack.Messages;

/// <summary>The "is thinking…" lines below threads. One goes away after two minutes, or when the app posts in the thread.</summary>
/// <remarks>Source: docs <c>assistant.threads.setStatus</c>.</remarks>
internal sealed class StatusBook(SlackState state)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, (string Text, DateTimeOffset Until)> _shown = new(StringComparer.Ordinal);

    public void Set(string channel, string threadTs, string text)
    {
        var key = ReplyBook.ThreadKey(channel, threadTs);
        if (text.Length == 0)
        {
            _shown.TryRemove(key, out _);
        }
        else
        {
            _shown[key] = (text, state.Clock.Now + Life);
        }
    }

    public void ClearOnPost(string channel, string? threadTs)
    {
        if (!_shown.IsEmpty && threadTs is not null)
        {
            _shown.TryRemove(ReplyBook.ThreadKey(channel, threadTs), out _);
        }
    }

    /// <summary>Gets what shows below a thread; null for nothing.</summary>
    public string? Get(string channel, string threadTs) =>
        _shown.TryGetValue(ReplyBook.ThreadKey(channel, threadTs), out var status) && status.Until > state.Clock.Now ? status.Text : null;
}
