using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Simulator;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.World;
using StargateBot.Testing;

namespace StargateBot.Discord.Tests.Platform;

/// <summary>The adapter with the real way of a question behind it, connected to a simulator over real sockets.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    // Sockets run on the real clock: calls and connections in flight get this long before the fake clock goes on.
    private static readonly TimeSpan StepPause = TimeSpan.FromMilliseconds(15);

    private readonly CancellationTokenSource _stop = new();
    private readonly SimulatorServer _server;
    private readonly ServiceProvider _services;
    private readonly bool _ownsServer;

    private TestBot(SimulatorServer server, bool ownsServer, ServiceProvider services)
    {
        _server = server;
        _ownsServer = ownsServer;
        _services = services;
        Platform = Assert.Single(services.GetServices<IChatPlatform>());
        Running = Platform.RunAsync(services.GetRequiredService<IChatIntake>(), _stop.Token);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public IChatPlatform Platform { get; }

    /// <summary>Gets the run of the platform.</summary>
    public Task Running { get; }

    public DiscordSimulator Discord => _server.Discord;

    public DiscordWorld World => Discord.World;

    public FakeAnswers Answers => _services.GetRequiredService<FakeAnswers>();

    public FakeKnowledge Knowledge => _services.GetRequiredService<FakeKnowledge>();

    public ISettingsStore Settings => _services.GetRequiredService<ISettingsStore>();

    public EchoCommands Commands => _services.GetRequiredService<EchoCommands>();

    /// <summary>Gets where the first answer stands, or null while that is not known.</summary>
    public MessageAddress? FirstAddress => _services.GetRequiredService<IAnswerLog>().FindAsync("t1", Cancellation).AsTask().GetAwaiter().GetResult()?.Address;

    public LogLines Logs => _services.GetRequiredService<LogLines>();

    public SimulatorServer Server => _server;

    /// <summary>Starts a simulator and the bot.</summary>
    /// <param name="prepare">Sets the simulator up before the bot connects.</param>
    /// <param name="time">The clock of both, or null for the real one.</param>
    /// <param name="settings">Further configuration.</param>
    public static async Task<TestBot> StartAsync(
        Action<DiscordSimulator>? prepare = null, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var server = await SimulatorServer.StartAsync(new SimulatorOptions { Time = time ?? TimeProvider.System }, Cancellation);
        prepare?.Invoke(server.Discord);
        return Start(server, time, ownsServer: true, settings);
    }

    /// <summary>Starts a bot and waits until events arrive and the commands are compared.</summary>
    /// <param name="prepare">Sets the simulator up before the bot connects.</param>
    /// <param name="settings">Further configuration.</param>
    public static async Task<TestBot> ReadyAsync(Action<DiscordSimulator>? prepare = null, params (string Key, string Value)[] settings)
    {
        var bot = await StartAsync(prepare, null, settings);
        await bot.WhenReadyAsync();
        return bot;
    }

    /// <summary>Waits until events arrive and the commands are compared.</summary>
    public Task WhenReadyAsync() => WaitForAsync(() => Platform.Status.State == PlatformState.Ready && Discord.Commands.GetArrayLength() > 0);

    /// <summary>Starts one more bot on a running simulator.</summary>
    public static TestBot Start(SimulatorServer server, TimeProvider? time, bool ownsServer, params (string Key, string Value)[] settings) =>
        Start(server, time, ownsServer, null, settings);

    /// <summary>Starts a bot on a running simulator that keeps its session for the next one.</summary>
    public static TestBot Start(SimulatorServer server, ISessionStore sessions, params (string Key, string Value)[] settings) =>
        Start(server, null, ownsServer: false, sessions, settings);

    private static TestBot Start(
        SimulatorServer server, TimeProvider? time, bool ownsServer, ISessionStore? sessions, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Discord:Token"] = server.Discord.BotToken,
                ["Discord:ApiBaseUrl"] = server.DiscordApi.ToString(),
                ["Limits:Enabled"] = "false",
            }.Concat(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).GroupBy(pair => pair.Key).Select(group => group.Last())).Build();
        var collection = new ServiceCollection();
        if (sessions is not null)
        {
            collection.AddSingleton(sessions);
        }

        var services = collection
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton<FakeAnswers>()
            .AddSingleton<IAnswerService>(provider => provider.GetRequiredService<FakeAnswers>())
            .AddSingleton<ISuggestedQuestions, FakeSuggestions>()
            .AddSingleton<FakeKnowledge>()
            .AddSingleton<IKnowledgeAdmin>(provider => provider.GetRequiredService<FakeKnowledge>())
            .AddSingleton<EchoCommands>()
            .AddSingleton<IChatCommandHandler>(provider => provider.GetRequiredService<EchoCommands>())
            .AddSingleton<LogLines>()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogLines>())
            .AddChat(configuration)
            .AddDiscord(configuration)
            .BuildServiceProvider();
        return new TestBot(server, ownsServer, services);
    }

    public Task<string> MentionAsync(string text, DiscordPerson? by = null) =>
        Discord.People.MentionBotAsync(World.General.Id, (by ?? World.Sari).Id, text, cancellationToken: Cancellation);

    public Task<string> AskAsync(string question, params (string Key, string Value)[] options) => AskAsync(question, World.Sari, options);

    public Task<string> AskAsync(string question, DiscordPerson by, params (string Key, string Value)[] options) => Discord.People.UseCommandAsync(
        World.General.Id, by.Id, "ask", options.Append(("question", question)).ToDictionary(option => option.Item1, option => option.Item2), Cancellation);

    public Task<SimulatedMessage> ReplyToAsync(string id) => Discord.WaitForReplyAsync(id, Cancellation).WaitAsync(TestTimeout.Step, Cancellation);

    /// <summary>Waits for something that the bot brings about; looked at again whenever the simulator recorded something, and in between.</summary>
    public Task WaitForAsync(Func<bool> condition) => WaitForAsync(condition, () => { }, TimeSpan.FromMilliseconds(5));

    /// <summary>Waits for something that the passing of time brings about.</summary>
    public Task WaitForAsync(Func<bool> condition, Microsoft.Extensions.Time.Testing.FakeTimeProvider time, TimeSpan step) =>
        WaitForAsync(condition, () => time.Advance(step), StepPause);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running.WaitAsync(TestTimeout.Step, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        _stop.Dispose();
        if (_ownsServer)
        {
            await _server.DisposeAsync();
        }
    }

    private async Task WaitForAsync(Func<bool> condition, Action between, TimeSpan pauseTime)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TestTimeout.Step, "What was waited for did not come. Log:\n" + string.Join('\n', Logs.All.TakeLast(20)));
            between();

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var seen = Discord.WaitUntilAsync(condition, pause.Token);
            await Task.WhenAny(seen, Task.Delay(pauseTime, TimeProvider.System, Cancellation));
            await pause.CancelAsync();
            await seen.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
