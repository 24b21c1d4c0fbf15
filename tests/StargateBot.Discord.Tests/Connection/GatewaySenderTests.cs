using Microsoft.Extensions.Time.Testing;
using StargateBot.Discord.Connection;
using StargateBot.Testing;

namespace StargateBot.Discord.Tests.Connection;

public sealed class GatewaySenderTests : IDisposable
{
    private static readonly byte[] Ordinary = [1];
    private static readonly byte[] Urgent = [2];

    private readonly FakeTimeProvider _time = new();
    private readonly List<byte> _sent = [];
    private readonly SemaphoreSlim _arrived = new(0);
    private int _concurrent;

    public void Dispose() => _arrived.Dispose();

    /// <summary>Trap 13: one send at a time, within 115 in 60 s, and what keeps the connection alive is never behind others.</summary>
    [Fact]
    public async Task RunAsync_MoreFramesThanTheBudget_WaitsButLetsUrgentOnesPass()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var sender = new GatewaySender(SendAsync, _time);
        var running = sender.RunAsync(stop.Token);
        for (var i = 0; i < GatewaySender.Budget; i++)
        {
            sender.Send(Ordinary);
            await Arrival();
        }

        sender.Send(Ordinary);
        sender.SendUrgent(Urgent);
        await Arrival();
        Assert.Equal(Urgent, _sent.TakeLast(1));

        while (!await _arrived.WaitAsync(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken))
        {
            _time.Advance(GatewaySender.Window);
        }

        Assert.Equal(Ordinary, _sent.TakeLast(1));
        Assert.Equal(GatewaySender.Budget + 2, _sent.Count);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private async Task Arrival() => Assert.True(await _arrived.WaitAsync(TestTimeout.Step, TestContext.Current.CancellationToken));

    private async ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        Assert.Equal(1, Interlocked.Increment(ref _concurrent));
        await Task.Yield();
        _sent.Add(frame.Span[0]);
        Interlocked.Decrement(ref _concurrent);
        _arrived.Release();
    }
}
