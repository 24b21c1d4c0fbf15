using StargateBot.Slack.Connection;

namespace StargateBot.Slack.Tests.Connection;

public sealed class ReconnectPolicyTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    private readonly ReconnectPolicy _policy = new(new SocketModeTiming(), () => 0);

    [Fact]
    public void AfterLink_HealthyLinkDropped_IsReplacedAtOnce()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TimeSpan.Zero, _policy.AfterLink(LinkEndKind.Dropped, Long, wasUseful: false));
        }
    }

    [Fact]
    public void AfterLink_UsefulLinkOfSomeSeconds_IsReplacedAtOnce()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TimeSpan.Zero, _policy.AfterLink(LinkEndKind.Dropped, TimeSpan.FromSeconds(1), wasUseful: true));
        }
    }

    [Fact] // As trap 5: a link that opens proves nothing, only one that lives.
    public void AfterLink_AcceptedAndClosed20Times_DelaysGrowToACap()
    {
        var delays = Enumerable.Range(0, 20).Select(_ => _policy.AfterLink(LinkEndKind.Dropped, TimeSpan.FromSeconds(1), wasUseful: false)).ToList();

        Assert.Equal([0, 0.25, 0.5, 1, 2, 4, 8, 15], delays.Take(8).Select(delay => delay.TotalSeconds));
        Assert.All(delays.Skip(8), delay => Assert.Equal(15, delay.TotalSeconds));
        Assert.Equal(TimeSpan.Zero, _policy.AfterLink(LinkEndKind.Dropped, Long, wasUseful: false));
    }

    [Fact] // Trap 30.
    public void AfterLink_TooManySockets10Times_DelaysGrowAlsoAcrossHello()
    {
        var delays = Enumerable.Range(0, 10).Select(_ => _policy.AfterLink(LinkEndKind.Crowded, Short, wasUseful: false).TotalSeconds).ToList();

        Assert.Equal([30, 60, 120, 240, 450, 450, 450, 450, 450, 450], delays);
        _policy.AfterLink(LinkEndKind.Dropped, TimeSpan.FromMinutes(1), wasUseful: true);
        Assert.Equal(450, _policy.AfterCrowd().TotalSeconds);
        _policy.AfterLink(LinkEndKind.Dropped, Long, wasUseful: true);
        Assert.Equal(30, _policy.AfterCrowd().TotalSeconds);
    }

    [Fact]
    public void AfterLink_UnknownReason_BacksOff() =>
        Assert.Equal(0.25, _policy.AfterLink(LinkEndKind.Dismissed, Long, wasUseful: true).TotalSeconds);

    [Fact]
    public void AfterFailure_RetryAfterTold_IsObeyed()
    {
        Assert.Equal(30, _policy.AfterFailure(TimeSpan.FromSeconds(30)).TotalSeconds);
        Assert.Equal(0.5, _policy.AfterFailure(TimeSpan.Zero).TotalSeconds);
    }
}
