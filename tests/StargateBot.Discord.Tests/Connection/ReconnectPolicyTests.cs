using Microsoft.Extensions.Time.Testing;
using StargateBot.Discord.Connection;

namespace StargateBot.Discord.Tests.Connection;

public sealed class ReconnectPolicyTests
{
    private static readonly GatewaySession Session = new("s1", new Uri("ws://127.0.0.1/resume?v=10"), 4609);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void After_ProvenConnectionDropped_ResumesAtOnce()
    {
        var next = new ReconnectPolicy(_time).After(Worked(ConnectionEnd.Lost("link lost")), 0.9);

        Assert.Same(Session, next.Session);
        Assert.Equal(TimeSpan.Zero, next.Delay);
    }

    [Fact]
    public void After_ProvenConnectionsThatLiveAMoment_PausesBrieflyAndNeverLonger()
    {
        var policy = new ReconnectPolicy(_time);

        for (var i = 0; i < 20; i++)
        {
            var next = policy.After(Worked(ConnectionEnd.Lost("link lost")) with { Lifetime = TimeSpan.FromMilliseconds(50) }, 0.5);
            Assert.Equal(TimeSpan.FromMilliseconds(100), next.Delay);
        }
    }

    /// <summary>Trap 5: back-off is reset by stability, not by connecting.</summary>
    [Fact]
    public void After_AcceptedAndClosedEachTime_DelaysGrow()
    {
        var policy = new ReconnectPolicy(_time);
        var delays = new List<TimeSpan>();

        for (var i = 0; i < 20; i++)
        {
            delays.Add(policy.After(Accepted(ConnectionEnd.Closed(4000)), (i % 10) / 10.0).Delay);
        }

        Assert.Equal(TimeSpan.Zero, delays[0]);
        Assert.Equal(delays.Order(), delays);
        Assert.True(delays[^1] >= TimeSpan.FromMinutes(5), $"the last delay is {delays[^1]}");
    }

    /// <summary>Trap 6: a dead session is not resumed for ever.</summary>
    [Fact]
    public void After_ThreeFailedResumes_Identifies()
    {
        var policy = new ReconnectPolicy(_time);
        policy.After(Worked(ConnectionEnd.Lost("link lost")), 0);

        Assert.NotNull(policy.After(ConnectionEnd.Closed(null), 0).Session);
        Assert.NotNull(policy.After(ConnectionEnd.Closed(null), 0).Session);
        Assert.Null(policy.After(ConnectionEnd.Closed(null), 0).Session);
    }

    [Fact]
    public void After_NetworkDownForAMoment_KeepsTheSession()
    {
        var policy = new ReconnectPolicy(_time);
        policy.After(Worked(ConnectionEnd.Lost("link lost")), 0);

        for (var i = 0; i < 10; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            Assert.NotNull(policy.After(ConnectionEnd.Lost("not connected") with { Connected = false }, 0).Session);
        }
    }

    [Fact]
    public void After_NetworkDownForLong_GivesTheSessionUp()
    {
        var policy = new ReconnectPolicy(_time);
        policy.After(Worked(ConnectionEnd.Lost("link lost")), 0);
        _time.Advance(TimeSpan.FromMinutes(3));

        var sessions = Enumerable.Range(0, 3).Select(_ => policy.After(ConnectionEnd.Lost("not connected") with { Connected = false }, 0).Session).ToList();

        Assert.Null(sessions[^1]);
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    [InlineData(1000)]
    public void After_CloseThatEndsTheSession_Identifies(int code) =>
        Assert.Null(new ReconnectPolicy(_time).After(Worked(ConnectionEnd.Closed(code)), 0).Session);

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.5, 3)]
    [InlineData(0.999, 4.996)]
    public void After_InvalidSession_WaitsOneToFiveSeconds(double chance, double seconds)
    {
        var end = Worked(new ConnectionEnd(EndAction.Identify, "invalid session") { InvalidSession = true });

        var next = new ReconnectPolicy(_time).After(end, chance);

        Assert.Null(next.Session);
        Assert.Equal(seconds, next.Delay.TotalSeconds, 3);
    }

    [Fact]
    public void After_InvalidSessionThatMayBeResumed_KeepsTheSession() =>
        Assert.Same(Session, new ReconnectPolicy(_time).After(Worked(new ConnectionEnd(EndAction.Resume, "invalid session") { InvalidSession = true }), 0).Session);

    [Fact]
    public void After_RateLimitedClose_WaitsBeforeItResumes()
    {
        var next = new ReconnectPolicy(_time).After(Worked(ConnectionEnd.Closed(CloseCodes.RateLimited)), 0);

        Assert.NotNull(next.Session);
        Assert.True(next.Delay >= TimeSpan.FromSeconds(10));
    }

    private static ConnectionEnd Accepted(ConnectionEnd end) => end with { Established = true, Session = Session, Lifetime = TimeSpan.FromSeconds(1) };

    private static ConnectionEnd Worked(ConnectionEnd end) => Accepted(end) with { Proven = true, Lifetime = TimeSpan.FromMinutes(1) };
}
