using System.Collections.Concurrent;

namespace StargateBot.Simulator.Slack.Messages;

/// <summary>The messages that are being streamed: begun, appended to, stopped, expired, or stopped by a person.</summary>
internal sealed class StreamBook(SlackState state)
{
    private readonly ConcurrentDictionary<string, Stream> _streams = new(StringComparer.Ordinal);

    public void Begin(string ts) => _streams[ts] = new Stream(state.Clock.Now);

    /// <summary>Asks for the right to append or stop.</summary>
    /// <returns>Null, or the error of the Web API.</returns>
    public string? Touch(string ts)
    {
        if (!_streams.TryGetValue(ts, out var stream))
        {
            return "message_not_in_streaming_state";
        }

        if (stream.StoppedByUser)
        {
            return "stopped_by_user";
        }

        if (state.Clock.Now - stream.LastAt > state.Settings.StreamIdle)
        {
            _streams.TryRemove(ts, out _);
            return "message_not_in_streaming_state";
        }

        stream.LastAt = state.Clock.Now;
        return null;
    }

    public bool IsRunning(string ts) => _streams.TryGetValue(ts, out var stream)
        && !stream.StoppedByUser && state.Clock.Now - stream.LastAt <= state.Settings.StreamIdle;

    /// <summary>Ends a stream: it was stopped, or is to look as if it had been idle for too long.</summary>
    public void End(string ts) => _streams.TryRemove(ts, out _);

    public void StopByUser(string ts)
    {
        if (_streams.TryGetValue(ts, out var stream))
        {
            stream.StoppedByUser = true;
        }
    }

    private sealed class Stream(DateTimeOffset at)
    {
        public DateTimeOffset LastAt { get; set; } = at;

        public bool StoppedByUser { get; set; }
    }
}
