using System.Collections.Concurrent;

namespace StargateBot.Simulator.Slack;

/// <summary>Refusals of the Web API that a test asks for. Faults below it (status codes, drops, delays) are <see cref="SlackSimulator.HttpFaults"/>.</summary>
public sealed class SlackApiFaults
{
    private readonly SlackClock _clock;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _errors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Method, string? Channel), DateTimeOffset> _limits = new();

    internal SlackApiFaults(SlackClock clock) => _clock = clock;

    /// <summary>Answers the next calls of a method with status 200 and <c>ok:false</c>.</summary>
    /// <param name="method">Its name, such as <c>chat.postMessage</c>.</param>
    /// <param name="error">Any error, for example <c>ratelimited</c>.</param>
    /// <param name="times">How many calls.</param>
    public void FailNext(string method, string error, int times = 1)
    {
        var errors = _errors.GetOrAdd(method, _ => new ConcurrentQueue<string>());
        for (var i = 0; i < times; i++)
        {
            errors.Enqueue(error);
        }
    }

    /// <summary>Answers calls of a method with status 429 and <c>Retry-After</c> until the time is over.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="channel">The channel that is limited; null for all.</param>
    /// <param name="duration">How long, by the simulator's clock.</param>
    public void Limit(string method, string? channel, TimeSpan duration) => _limits[(method, channel)] = _clock.Now + duration;

    /// <summary>Ends all faults that this class made.</summary>
    public void Clear()
    {
        _errors.Clear();
        _limits.Clear();
    }

    internal string? NextError(string method) =>
        !_errors.IsEmpty && _errors.TryGetValue(method, out var errors) && errors.TryDequeue(out var error) ? error : null;

    internal TimeSpan? LimitedFor(string method, string? channel)
    {
        if (_limits.IsEmpty)
        {
            return null;
        }

        return Left((method, channel)) ?? Left((method, null));
    }

    private TimeSpan? Left((string, string?) key) =>
        _limits.TryGetValue(key, out var until) && until > _clock.Now ? until - _clock.Now : null;
}
