using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StargateBot.Configuration;
using StargateBot.Core.Answering;
using StargateBot.Hosting;
using StargateBot.Localization;
using StargateBot.Simulator;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>How the worker of a test differs from the usual one: both platforms with right tokens, no limits.</summary>
internal sealed record WorkerSetup
{
    public bool Discord { get; init; } = true;

    public bool Slack { get; init; } = true;

    /// <summary>Gets settings that win over the usual ones.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Gets what is done to the simulator before the worker starts.</summary>
    public Action<SimulatorServer>? Before { get; init; }

    /// <summary>Gets whether the knowledge is read anew, while the platforms connect, as in a process of its own.</summary>
    public bool FreshKnowledge { get; init; }

    /// <summary>Gets a knowledge folder of the test's own, which is read anew; null for the shipped one.</summary>
    public string? KnowledgePath { get; init; }
}

/// <summary>The real worker in this process, with real sockets to a simulator of its own.</summary>
internal sealed class WorkerUnderTest : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    // Nobody changes it, and reading it is not what these tests are about.
    private static readonly Lazy<(LiveKnowledge Knowledge, Task Loading)> Shared = new(() => Load(new ConfigurationBuilder().Build()));

    private readonly WebApplication _application;
    private readonly Worker _worker;
    private readonly Task _loading;
    private readonly TempFolder _data;
    private bool _stopped;
    private bool _disposed;

    private WorkerUnderTest(SimulatorServer simulator, WebApplication application, TestLog log, Task loading, TempFolder data)
    {
        _data = data;
        Simulator = simulator;
        _loading = loading;
        Log = log;
        _application = application;
        _worker = application.Services.GetRequiredService<Worker>();
        Answers = (AnswersUnderTest)application.Services.GetRequiredService<IAnswerService>();
    }

    /// <summary>Gets Discord as its people see it.</summary>
    public required DiscordTestPlatform Discord { get; init; }

    /// <summary>Gets Slack as its people see it.</summary>
    public required SlackTestPlatform Slack { get; init; }

    /// <summary>Gets a platform by its name.</summary>
    public TestPlatform this[string platform] => platform == Discord.Name ? Discord : Slack;

    public SimulatorServer Simulator { get; }

    public TestLog Log { get; }

    /// <summary>Gets the way to hold back, fail or change answers.</summary>
    public AnswersUnderTest Answers { get; }

    /// <summary>Starts simulator and worker, and waits until the configured platforms are connected and the knowledge is read.</summary>
    public static async Task<WorkerUnderTest> StartAsync(WorkerSetup? setup = null)
    {
        setup ??= new WorkerSetup();
        var worker = await StartUnconnectedAsync(setup);
        try
        {
            await worker.ConnectedAsync(setup.Discord);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts simulator and worker, and waits for nothing.</summary>
    public static async Task<WorkerUnderTest> StartUnconnectedAsync(WorkerSetup setup)
    {
        var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        var data = new TempFolder();
        try
        {
            setup.Before?.Invoke(simulator);
            var worker = Build(simulator, setup, new DiscordTestPlatform(simulator.Discord), new SlackTestPlatform(simulator.Slack), data);
            worker._worker.Start();
            await worker._application.StartAsync(TestContext.Current.CancellationToken);
            return worker;
        }
        catch
        {
            await simulator.DisposeAsync();
            data.Dispose();
            throw;
        }
    }

    /// <summary>Ends the worker and starts it again, on the same simulator and records.</summary>
    public async Task<WorkerUnderTest> RestartAsync(WorkerSetup setup)
    {
        await StopAsync();
        await _application.DisposeAsync();
        _disposed = true;
        var next = Build(Simulator, setup, Discord, Slack, _data);
        next._worker.Start();
        await next._application.StartAsync(TestContext.Current.CancellationToken);
        await next.ConnectedAsync(setup.Discord);
        return next;
    }

    /// <summary>Ends the worker as a signal does: what is in flight is finished.</summary>
    public async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _worker.StopAsync(CancellationToken.None);
            await _application.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Asks <c>/readyz</c>.</summary>
    public async Task<(int Code, JsonElement Body)> ReadinessAsync()
    {
        using var response = await Http.GetAsync(new Uri(new Uri(_application.Urls.First()), "readyz"), TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return ((int)response.StatusCode, body.RootElement.Clone());
    }

    /// <summary>Asks <c>/readyz</c>, as an orchestrator does, until it says what is expected of the whole.</summary>
    public Task<JsonElement> ReadinessAsync(string status) => ReadinessAsync(body => body.GetProperty("status").GetString() == status);

    /// <summary>Asks <c>/readyz</c> until it says what is expected of one platform.</summary>
    /// <returns>What it says of that platform.</returns>
    public async Task<JsonElement> ReadinessOfAsync(string platform, string state)
    {
        var body = await ReadinessAsync(body => body.GetProperty("platforms").GetProperty(platform).GetProperty("state").GetString() == state);
        return body.GetProperty("platforms").GetProperty(platform);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            await StopAsync();
            await _application.DisposeAsync();
            await Simulator.DisposeAsync();
            _data.Dispose();
        }
    }

    /// <summary>Fails when the bot sent anything that no good bot sends.</summary>
    public void AssertNoViolations()
    {
        Assert.Empty(Discord.Violations);
        Assert.Empty(Slack.Violations);
    }

    private static WorkerUnderTest Build(SimulatorServer simulator, WorkerSetup setup, DiscordTestPlatform discord, SlackTestPlatform slack, TempFolder data)
    {
        var values = new Dictionary<string, string?>
        {
            ["Knowledge:Path"] = setup.KnowledgePath ?? RepositoryFiles.Knowledge,
            ["Knowledge:KeptSnapshots"] = "0",
            ["Limits:Enabled"] = "false",
            ["Simulator:Enabled"] = "false",
            ["Storage:ConnectionString"] = data.Store,
        };
        if (setup.Discord)
        {
            values["Discord:Token"] = simulator.Discord.BotToken;
            values["Discord:ApiBaseUrl"] = simulator.DiscordApi.AbsoluteUri;
        }

        if (setup.Slack)
        {
            values["Slack:BotToken"] = simulator.Slack.BotToken;
            values["Slack:AppToken"] = simulator.Slack.AppToken;
            values["Slack:ApiBaseUrl"] = simulator.SlackApi.AbsoluteUri;
        }

        foreach (var (key, value) in setup.Settings)
        {
            values[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var texts = Texts.OfLocale();
        var log = new TestLog();
        var (knowledge, loading) = setup.FreshKnowledge || setup.KnowledgePath is not null ? Load(configuration) : Shared.Value;
        var application = WorkerHost.Build(configuration, WorkerSettings.From(configuration, texts), ["http://127.0.0.1:0"], knowledge, texts, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(log);
            builder.Logging.SetMinimumLevel(LogLevel.Debug);
            builder.Services.AddSingleton<IAnswerService>(new AnswersUnderTest(knowledge.Current));
        });
        return new WorkerUnderTest(simulator, application, log, loading, data) { Discord = discord, Slack = slack };
    }

    private static (LiveKnowledge Knowledge, Task Loading) Load(IConfiguration configuration)
    {
        var texts = Texts.OfLocale();
        var settings = HostSettings.From(configuration, texts);
        var path = configuration["Knowledge:Path"] ?? RepositoryFiles.Knowledge;
        var knowledge = new LiveKnowledge(TimeProvider.System);
        return (knowledge, knowledge.LoadAsync(
            (logger, token) => KnowledgeOpener.Open(settings, path, logger, texts, token), CancellationToken.None));
    }

    private async Task<JsonElement> ReadinessAsync(Func<JsonElement, bool> fits)
    {
        using var limit = new CancellationTokenSource(TestTimeout.Step);
        while (true)
        {
            var (_, body) = await ReadinessAsync();
            if (fits(body))
            {
                return body;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    private async Task ConnectedAsync(bool discord)
    {
        var token = TestContext.Current.CancellationToken;
        await _loading.WaitAsync(TestTimeout.Step, token);
        await ReadinessAsync("ready");
        if (discord)
        {
            // People find the commands once they are registered.
            await Simulator.Discord.WaitUntilAsync(() => Simulator.Discord.Commands.GetArrayLength() > 0, token).WaitAsync(TestTimeout.Step, token);
        }
    }
}
