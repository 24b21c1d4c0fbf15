using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Chat;
using StargateBot.Hosting;
using StargateBot.Testing;

namespace StargateBot.Tests.Hosting;

public sealed class PlatformSupervisorTests : IDisposable
{
    private readonly FakePlatform _platform = new("discord");
    private readonly WaitingTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly PlatformSupervisor _supervisor;

    public PlatformSupervisorTests() =>
        _supervisor = new PlatformSupervisor(_platform, new NoIntake(), _time, NullLogger<PlatformSupervisor>.Instance);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task RunAsync_UnexpectedFault_RunsAgainAfterGrowingDelays()
    {
        var running = _supervisor.RunAsync(_stop.Token);
        var delays = new List<TimeSpan>();
        for (var i = 0; i < 6; i++)
        {
            (await NextRunAsync()).SetException(new InvalidDataException("ours"));
            var delay = await _time.NextDelayAsync(Test).WaitAsync(TestTimeout.Step, Test);
            Assert.Equal(PlatformState.Connecting, _supervisor.Status.State);
            Assert.Contains(nameof(InvalidDataException), _supervisor.Status.Detail, StringComparison.Ordinal);
            Assert.DoesNotContain("ours", _supervisor.Status.Detail, StringComparison.Ordinal);
            delays.Add(delay);
            _time.Advance(delay);
        }

        await NextRunAsync();
        Assert.Equal(PlatformState.Ready, _supervisor.Status.State);
        Assert.True(delays[^1] > 4 * delays[0], $"The delays {string.Join(", ", delays)} do not grow.");
        await StopAsync(running);
    }

    [Fact]
    public async Task RunAsync_FaultAfterALongRun_BeginsWithAShortDelayAgain()
    {
        var running = _supervisor.RunAsync(_stop.Token);
        for (var i = 0; i < 5; i++)
        {
            (await NextRunAsync()).SetException(new InvalidDataException());
            _time.Advance(await _time.NextDelayAsync(Test).WaitAsync(TestTimeout.Step, Test));
        }

        var stable = await NextRunAsync();
        _time.Advance(PlatformSupervisor.StableAfter);
        stable.SetException(new InvalidDataException());

        Assert.InRange(await _time.NextDelayAsync(Test).WaitAsync(TestTimeout.Step, Test), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await StopAsync(running);
    }

    [Fact]
    public async Task RunAsync_EndWithoutAReason_IsAFaultToo()
    {
        var running = _supervisor.RunAsync(_stop.Token);

        (await NextRunAsync()).SetResult();

        _time.Advance(await _time.NextDelayAsync(Test).WaitAsync(TestTimeout.Step, Test));
        await NextRunAsync();
        await StopAsync(running);
    }

    [Fact]
    public async Task RunAsync_RefusalForGood_StopsWithTheMendInItsStatus()
    {
        _platform.Status = new PlatformStatus(PlatformState.Connecting, "", ["a warning"]);
        var running = _supervisor.RunAsync(_stop.Token);

        (await NextRunAsync()).SetException(new ChatPlatformException("discord", "4004", "Set another Discord:Token."));
        await running.WaitAsync(TestTimeout.Step, Test);

        Assert.Equal(PlatformState.Stopped, _supervisor.Status.State);
        Assert.Contains("Set another Discord:Token.", _supervisor.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(["a warning"], _supervisor.Status.Warnings);
    }

    [Fact]
    public async Task RunAsync_Stop_LetsThePlatformSayGoodbyeAndEnds()
    {
        var running = _supervisor.RunAsync(_stop.Token);
        await NextRunAsync();

        await StopAsync(running);

        Assert.True(_platform.SaidGoodbye);
    }

    [Fact]
    public async Task RunAsync_StopBetweenTwoTries_EndsAtOnce()
    {
        var running = _supervisor.RunAsync(_stop.Token);
        (await NextRunAsync()).SetException(new InvalidDataException());
        await _time.NextDelayAsync(Test).WaitAsync(TestTimeout.Step, Test);

        await StopAsync(running);
    }

    private Task<TaskCompletionSource> NextRunAsync() => _platform.NextRunAsync(Test).WaitAsync(TestTimeout.Step, Test);

    private async Task StopAsync(Task running)
    {
        await _stop.CancelAsync();
        await running.WaitAsync(TestTimeout.Step, Test);
    }

    /// <summary>A clock that tells when somebody begins to wait, and for how long.</summary>
    private sealed class WaitingTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _delays = Channel.CreateUnbounded<TimeSpan>();

        public async Task<TimeSpan> NextDelayAsync(CancellationToken cancellationToken) => await _delays.Reader.ReadAsync(cancellationToken);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _delays.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
