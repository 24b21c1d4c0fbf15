using Microsoft.Extensions.Time.Testing;
using StargateBot.Discord.Connection;
using StargateBot.Discord.Tests.Platform;

namespace StargateBot.Discord.Tests.Connection;

public sealed class SessionKeeperTests
{
    private static readonly Uri Api = new("http://127.0.0.1:5081/discord/api/v10/");

    private readonly FakeSessions _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SessionKeeper _keeper;
    private readonly GatewaySession _session = new("s1", new Uri("ws://127.0.0.1/resume?v=10&encoding=json"), 4609);

    public SessionKeeperTests()
    {
        _keeper = new SessionKeeper(_store, Api, "secret", _time);
        _session.Received(1);
        _keeper.Establish(_session);
    }

    private long Kept => _store.Only!.Value.Session.Sequence;

    [Fact]
    public void HandedIn_EarlierOneIsStillUnderWay_IsNotCountedYet()
    {
        var first = Arrive(2);
        var second = Arrive(3);

        _keeper.HandedIn(second, 3, isQuestion: true);
        Assert.Equal(1, Kept);
        _keeper.HandedIn(first, 2, isQuestion: true);

        Assert.Equal(3, Kept);
    }

    [Fact]
    public void Arrived_NoQuestion_IsSavedSeldom()
    {
        _keeper.Arrived(2);
        _keeper.HandedIn(Arrive(3), 3, isQuestion: false);
        Assert.Equal(1, Kept);

        _time.Advance(TimeSpan.FromSeconds(3));
        _keeper.Arrived(4);

        Assert.Equal(4, Kept);
    }

    [Fact]
    public void Alive_NothingHappens_KeepsTheSessionYoung()
    {
        _time.Advance(TimeSpan.FromMinutes(10));

        _keeper.Alive();

        Assert.Equal(_time.GetUtcNow(), _store.Only!.Value.Session.At);
    }

    [Fact]
    public void Leave_SavesAllButWhatIsUnderWay()
    {
        Arrive(2);
        _keeper.Arrived(3);

        _keeper.Leave();

        Assert.Equal(1, Kept);
    }

    [Fact]
    public void HandedIn_OfAnEarlierSession_CountsNothing()
    {
        var old = Arrive(2);
        _keeper.End();
        Assert.Null(_store.Only);
        var next = new GatewaySession("s2", _session.ResumeUrl, 4609);
        next.Received(1);
        _keeper.Establish(next);
        var begun = Arrive(2);

        _keeper.HandedIn(old, 2, isQuestion: true);
        Assert.Equal(1, Kept);
        _keeper.HandedIn(begun, 2, isQuestion: true);

        Assert.Equal(("s2", 2), (_store.Only!.Value.Session.SessionId, Kept));
    }

    [Fact]
    public async Task Restore_ReplayedEventUnderWay_StaysSoWhenTheSessionIsResumed()
    {
        var next = new SessionKeeper(_store, Api, "secret", _time);
        var session = (await next.FindAsync(4609, TestContext.Current.CancellationToken))!;
        next.Restore(session);
        var begun = next.Begin(2);
        next.Arrived(2);
        session.Received(3);
        next.Establish(session);
        Assert.Equal(1, Kept);

        next.HandedIn(begun, 2, isQuestion: true);

        Assert.Equal(3, Kept);
    }

    [Theory]
    [InlineData("secret", 4609, 0, true)]
    [InlineData("secret", 4609, 181, false)]
    [InlineData("secret", 37377, 0, false)]
    [InlineData("another", 4609, 0, false)]
    public async Task Find_SessionOfAnEarlierProcess_IsOfTheSameBotIntentsAndTime(string token, int intents, int seconds, bool isFound)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));

        var found = await new SessionKeeper(_store, Api, token, _time).FindAsync(intents, TestContext.Current.CancellationToken);

        Assert.Equal(isFound ? ("s1", 1) : default, found is null ? default : (found.Id, found.Sequence));
    }

    private GatewaySession? Arrive(long sequence)
    {
        var session = _keeper.Begin(sequence);
        _keeper.Arrived(sequence);
        return session;
    }
}
