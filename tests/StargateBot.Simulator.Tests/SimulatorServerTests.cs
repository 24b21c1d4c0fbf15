using System.Net;
using System.Net.Sockets;

namespace StargateBot.Simulator.Tests;

public sealed class SimulatorServerTests
{
    [Fact]
    public async Task StartAsync_PortZero_ListensOnAFreePortOfLoopback()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);

        Assert.True(server.Url.IsLoopback);
        Assert.NotEqual(0, server.Url.Port);
        Assert.Equal(new Uri(server.Url, "discord/api/v10/"), server.DiscordApi);
        Assert.Equal(new Uri(server.Url, "slack/api/"), server.SlackApi);
    }

    [Fact]
    public async Task StartAsync_PortBusy_TakesAFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var busy = new Uri($"http://{listener.LocalEndpoint}");

        await using var server = await SimulatorServer.StartAsync(
            new SimulatorOptions { Url = busy }, TestContext.Current.CancellationToken);

        Assert.NotEqual(busy.Port, server.Url.Port);
    }

    [Fact]
    public async Task StartAsync_PortBusyAndNoOtherAllowed_Fails()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new SimulatorOptions { Url = new Uri($"http://{listener.LocalEndpoint}"), FallBackToFreePort = false };

        await Assert.ThrowsAsync<IOException>(() => SimulatorServer.StartAsync(options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StartAsync_AddressOfAnotherMachine_IsRefused()
    {
        var options = new SimulatorOptions { Url = new Uri("http://192.0.2.1:5081") };

        await Assert.ThrowsAsync<ArgumentException>(() => SimulatorServer.StartAsync(options, TestContext.Current.CancellationToken));
    }
}
