using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StargateBot.Simulator.Control;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Page;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator;

/// <summary>
/// A loopback server that plays Discord and Slack: their HTTP APIs, their sockets, and the people who write there.
/// It starts from nothing: no configuration file, environment variable or logger of the hosting program is read.
/// </summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorServer(WebApplication app, DiscordSimulator discord, SlackSimulator slack)
    {
        _app = app;
        Discord = discord;
        Slack = slack;
        Url = new Uri(app.Urls.First());
        slack.ListensAt(Url);
        DiscordApi = new Uri(Url, "discord/api/v10/");
        SlackApi = new Uri(Url, "slack/api/");
    }

    /// <summary>Gets the address that the server listens on, with the real port, ending in a slash.</summary>
    public Uri Url { get; }

    /// <summary>Gets the base address of the Discord REST API.</summary>
    public Uri DiscordApi { get; }

    /// <summary>Gets the base address of the Slack Web API.</summary>
    public Uri SlackApi { get; }

    /// <summary>Gets the Discord side.</summary>
    public DiscordSimulator Discord { get; }

    /// <summary>Gets the Slack side.</summary>
    public SlackSimulator Slack { get; }

    /// <summary>Starts the server; when the task ends it accepts connections.</summary>
    /// <param name="options">Where to listen, and the clock.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="ArgumentException">The address is not an <c>http</c> address on loopback.</exception>
    /// <exception cref="IOException">The port is busy and no other may be taken.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Url is not { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true })
        {
            throw new ArgumentException("The simulator listens on an http address of this machine only.", nameof(options));
        }

        var discord = new DiscordSimulator(options.Time);
        var slack = new SlackSimulator(options.Time);
        try
        {
            return await StartAsync(options, options.Url.Port, discord, slack, cancellationToken);
        }
        catch (IOException) when (options.FallBackToFreePort && options.Url.Port != 0)
        {
            return await StartAsync(options, port: 0, discord, slack, cancellationToken);
        }
    }

    /// <summary>Drops every connection and stops listening.</summary>
    /// <returns>A task that ends when the port is free again.</returns>
    public async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        await Slack.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static async Task<SimulatorServer> StartAsync(
        SimulatorOptions options, int port, DiscordSimulator discord, SlackSimulator slack, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "StargateBot.Simulator" });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(ListenAddress(options.Url), port);
        });

        var app = builder.Build();
        try
        {
            discord.Map(app);
            slack.Map(app);
            if (options.ControlApi)
            {
                ControlApi.Map(app, discord, slack);
                SimulatorPage.Map(app);
            }

            await app.StartAsync(cancellationToken);
            return new SimulatorServer(app, discord, slack);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static IPAddress ListenAddress(Uri url) =>
        url.HostNameType == UriHostNameType.IPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;

    /// <summary>The owner disposes the server; Ctrl+C and SIGTERM are the hosting program's business.</summary>
    private sealed class OwnedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
