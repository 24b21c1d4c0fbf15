using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Languages;
using StargateBot.Simulator;
using StargateBot.Simulator.Slack;
using StargateBot.Slack.Connection;
using StargateBot.Testing;

namespace StargateBot.Slack.Tests.Sockets;

/// <summary>The adapter with the core behind it, connected over real sockets to a simulated Slack.</summary>
internal sealed class SlackBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly SimulatorServer _server;
    private readonly ServiceProvider _services;

    private SlackBench(SimulatorServer server, ServiceProvider services, FakeAnswers answers, FakeCommands commands, CapturedLog log)
    {
        Commands = commands;
        _server = server;
        _services = services;
        Answers = answers;
        Log = log;
        Platform = (SlackPlatform)services.GetRequiredService<IChatPlatform>();
        _limit.CancelAfter(TestTimeout.Step);
    }

    public SlackSimulator Slack => _server.Slack;

    public SlackPlatform Platform { get; }

    /// <summary>Gets the settings of the adapter.</summary>
    public required SlackOptions Options { get; init; }

    public FakeAnswers Answers { get; }

    /// <summary>Gets what carries out commands.</summary>
    public FakeCommands Commands { get; }

    public CapturedLog Log { get; }

    /// <summary>Gets the run of the platform.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Gets the token that ends a test that hangs.</summary>
    public CancellationToken Limit => _limit.Token;

    public string General => Slack.Workspace.General.Id;

    public string Budi => Slack.Workspace.Budi.Id;

    /// <summary>Gets a person who owns the workspace.</summary>
    public string Admin => Slack.Workspace.Admin.Id;

    /// <summary>Starts both sides and waits until the bot is connected.</summary>
    /// <param name="time">The clock of both sides; the machine's when null.</param>
    /// <param name="timing">The times of sockets.</param>
    /// <param name="prepare">Sets the simulator's faults before the bot connects; then its connection is not waited for.</param>
    /// <param name="wrap">Stands between the adapter and the core's intake.</param>
    /// <param name="botToken">Another bot token than the right one.</param>
    public static async Task<SlackBench> StartAsync(
        TimeProvider? time = null,
        SocketModeTiming? timing = null,
        Action<SlackSimulator>? prepare = null,
        Func<IChatIntake, IChatIntake>? wrap = null,
        string? botToken = null)
    {
        var clock = time ?? TimeProvider.System;
        var server = await SimulatorServer.StartAsync(new SimulatorOptions { Time = clock }, TestContext.Current.CancellationToken);
        var answers = new FakeAnswers();
        var commands = new FakeCommands();
        var log = new CapturedLog();
        var options = new SlackOptions
        {
            BotToken = botToken ?? server.Slack.BotToken,
            AppToken = server.Slack.AppToken,
            ApiBaseUrl = server.SlackApi.AbsoluteUri,
        };
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log))
            .AddSingleton(clock)
            .AddSingleton<IAnswerService>(answers)
            .AddSingleton<ISuggestedQuestions>(new FakeQuestions())
            .AddSingleton<IChatPlatform>(provider => new SlackPlatform(
                options, new FakeQuestions(), clock, provider.GetRequiredService<ILogger<SlackPlatform>>(), timing ?? new SocketModeTiming()))
            .AddChat(new ConfigurationBuilder().AddInMemoryCollection([new("Limits:Enabled", "false")]).Build())
            .RemoveAll<IChatCommandHandler>()
            .AddSingleton<IChatCommandHandler>(commands)
            .BuildServiceProvider();
        var bench = new SlackBench(server, services, answers, commands, log) { Options = options };
        prepare?.Invoke(server.Slack);
        var intake = services.GetRequiredService<IChatIntake>();
        bench.Running = bench.Platform.RunAsync(wrap?.Invoke(intake) ?? intake, bench._stop.Token);
        if (prepare is null && botToken is null)
        {
            await bench.ConnectedAsync(1);
        }

        return bench;
    }

    /// <summary>Waits until the bot has taken so many sockets into use: the simulator knows them a moment before the bot does.</summary>
    public Task ConnectedAsync(int sockets) => UntilAsync(() => Log.Lines.Count(line => line.StartsWith("400 ", StringComparison.Ordinal)) >= sockets);

    /// <summary>Waits for what no side gives a signal of.</summary>
    public async Task UntilAsync(Func<bool> happened)
    {
        while (!happened())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Limit);
        }
    }

    /// <summary>Ends the platform as the host does.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running.WaitAsync(Limit);
    }

    /// <summary>Asks by a mention and waits for the answer.</summary>
    public async Task<SlackAct> AskAsync(string text, string? channel = null)
    {
        var ts = Slack.People.Mention(Budi, channel ?? General, text);
        return await Slack.WaitForReplyAsync(ts, Limit);
    }

    /// <summary>Gets the delays, in order, that the bot said it waits before it tries to connect again.</summary>
    public IReadOnlyList<TimeSpan> NotOpened =>
    [
        .. Log.Lines.Where(line => line.StartsWith("402 ", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("next try in ", StringComparison.Ordinal) + 12)..].Split(' ')[0])
            .Select(seconds => TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture) + 0.1)),
    ];

    /// <summary>Lets a delay pass; again when it had not begun yet.</summary>
    public async Task PassDelayAsync(FakeTimeProvider time, TimeSpan delay, Func<bool> happened)
    {
        while (!happened())
        {
            time.Advance(delay);
            var ended = UntilAsync(happened);
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, Limit));
        }
    }

    /// <summary>Lets time pass in steps until something has happened.</summary>
    public async Task<T> PassTimeUntilAsync<T>(FakeTimeProvider time, TimeSpan step, Task<T> happened)
    {
        while (!happened.IsCompleted)
        {
            Limit.ThrowIfCancellationRequested();
            time.Advance(step);

            // Both sides run on real sockets: what the passed time started needs a moment to get there.
            await Task.WhenAny(happened, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Limit));
        }

        return await happened;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(Running);
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        _stop.Dispose();
        _limit.Dispose();
    }

    private sealed class FakeQuestions : ISuggestedQuestions
    {
        public IReadOnlyList<string> Find(Language language, string typed, int count) =>
            [.. Enumerable.Range(1, count).Select(number => $"Pertanyaan {number}?")];
    }
}

/// <summary>Answers by repeating the question.</summary>
internal sealed class FakeAnswers : IAnswerService
{
    private int _number;

    /// <summary>Gets or sets what happens before the answer; it may wait or throw.</summary>
    public Func<Question, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public Func<Question, string> Text { get; set; } = question => $"**Jawaban:** {question.Text}[1]";

    public int Asked => Volatile.Read(ref _number);

    public async ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _number);
        await Before(question, cancellationToken);
        return new Answer
        {
            Outcome = AnswerOutcome.Answered,
            Language = Language.Indonesian,
            Text = Text(question),
            Citations = [new Citation(1, "announcement.id", "Pengumuman", "¶3", "Samsung & <SK Hynix>", Language.Indonesian)],
            TraceId = $"t{number}",
            Snapshot = "v1",
        };
    }
}

/// <summary>Carries out every command by saying which it was.</summary>
internal sealed class FakeCommands : IChatCommandHandler
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<CommandCall> _calls = new();

    public IReadOnlyCollection<ChatCommand> Commands { get; } =
    [
        ChatCommand.Reload, ChatCommand.Rollback, ChatCommand.Knowledge, ChatCommand.Gaps, ChatCommand.Stats, ChatCommand.SubmitTeach,
        ChatCommand.Settings, ChatCommand.Privacy, ChatCommand.ForgetMe, ChatCommand.Helpful, ChatCommand.GiveReason, ChatCommand.NotifyMe,
    ];

    /// <summary>Gets the commands, in order.</summary>
    public IReadOnlyList<CommandCall> Calls => [.. _calls];

    public ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        _calls.Enqueue(command);
        return new(new Reply
        {
            Kind = ReplyKind.Notice,
            Language = command.Language,
            Text = $"Done: {command.Request.Command}",
            Outcome = AnswerOutcome.Help,
            Actions = [new ReplyAction("Not helpful", new ChatRequest(ChatCommand.NotHelpful) { AnswerId = "t1" })],
        });
    }
}

/// <summary>Keeps what was logged.</summary>
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public IEnumerable<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
