namespace StargateBot.Slack.Connection;

/// <summary>
/// Says how long to wait before the next socket. A link that proved itself is replaced at once; what fails again and again is
/// tried ever more slowly, and only a link that lives resets that, not one that merely opens. For one caller at a time.
/// </summary>
/// <param name="timing">The times.</param>
/// <param name="chance">Gives numbers from 0 (inclusive) to 1 (exclusive).</param>
internal sealed class ReconnectPolicy(SocketModeTiming timing, Func<double> chance)
{
    private int _failures;
    private int _crowded;

    /// <summary>Gets the delay after a try that gave no usable link.</summary>
    /// <param name="after">How long Slack wants us to wait; zero when it says nothing.</param>
    public TimeSpan AfterFailure(TimeSpan after)
    {
        var delay = timing.Delays.Delay(++_failures, chance());
        return delay > after ? delay : after;
    }

    /// <summary>Gets the delay after too many sockets were found open.</summary>
    public TimeSpan AfterCrowd() => timing.CrowdedDelays.Delay(++_crowded, chance());

    /// <summary>Gets the delay after a link that was usable.</summary>
    /// <param name="kind">How it ended.</param>
    /// <param name="lifetime">How long it was usable.</param>
    /// <param name="wasUseful">Whether it brought an envelope.</param>
    public TimeSpan AfterLink(LinkEndKind kind, TimeSpan lifetime, bool wasUseful)
    {
        if (lifetime >= timing.CalmAfter)
        {
            _crowded = 0;
        }

        if (kind == LinkEndKind.Crowded)
        {
            return AfterCrowd();
        }

        if (lifetime >= timing.StableAfter || (wasUseful && lifetime >= timing.UsefulAfter))
        {
            _failures = 0;
        }
        else
        {
            _failures++;
        }

        if (kind == LinkEndKind.Dismissed)
        {
            return AfterFailure(TimeSpan.Zero);
        }

        // One link that broke early is no pattern yet.
        return _failures <= 1 ? TimeSpan.Zero : timing.Delays.Delay(_failures - 1, chance());
    }
}
