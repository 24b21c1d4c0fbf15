namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>Counts the frames of one connection: 120 in 60 s are allowed (events/gateway, Rate Limiting).</summary>
internal sealed class FrameLimit(TimeProvider time)
{
    private const int FramesPerWindow = 120;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Queue<long> _times = new();

    /// <summary>Counts a frame.</summary>
    /// <returns>False when it is one too many.</returns>
    public bool Take()
    {
        var now = time.GetTimestamp();
        while (_times.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) > Window)
        {
            _times.Dequeue();
        }

        _times.Enqueue(now);
        return _times.Count <= FramesPerWindow;
    }
}
