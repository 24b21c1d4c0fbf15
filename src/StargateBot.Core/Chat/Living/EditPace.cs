using Microsoft.Extensions.Options;

namespace StargateBot.Core.Chat.Living;

/// <summary>Spreads edits over time, each platform by itself: answers to new questions share the platform's limits and come first.</summary>
/// <param name="options">How many a second.</param>
/// <param name="time">The clock.</param>
internal sealed class EditPace(IOptions<LivingAnswersOptions> options, TimeProvider time)
{
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1) / options.Value.EditsPerSecond;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);

    /// <summary>Waits until the next edit may be made.</summary>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask WaitAsync(string platform, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var turn = _next.TryGetValue(platform, out var next) && next > now ? next : now;
            _next[platform] = turn + _interval;
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
