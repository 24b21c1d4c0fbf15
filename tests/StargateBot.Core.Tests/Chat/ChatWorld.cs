using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Handling;
using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Chat.Stores;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

/// <summary>The whole way of a question as it is registered, between a fake platform and a fake answer service.</summary>
public sealed class ChatWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private int _events;

    /// <summary>Makes it.</summary>
    /// <param name="settings">Configuration.</param>
    public ChatWorld(params (string Key, string Value)[] settings)
        : this(null, settings)
    {
    }

    /// <summary>Makes it on a store that outlives it.</summary>
    /// <param name="kept">The store; null for the usual one in memory.</param>
    /// <param name="settings">Configuration.</param>
    public ChatWorld(KeptChat? kept, params (string Key, string Value)[] settings)
        : this(kept, withInsights: false, settings)
    {
    }

    private ChatWorld(KeptChat? kept, bool withInsights, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection();
        kept?.AddTo(services);
        if (withInsights)
        {
            services.AddSingleton<IFeedbackStore>(Stores)
                .AddSingleton<ISubscriptionStore>(Stores)
                .AddSingleton<IPrivacyStore>(Stores)
                .AddSingleton<IStoreStatus>(Stores)
                .AddSingleton<IAnswerHistory>(Stores)
                .AddChatInsights();
        }
        else
        {
            services.AddSingleton<IChatCommandHandler>(Commands);
        }

        _services = services
            .AddSingleton(typeof(ILogger<>), typeof(CollectingLogger<>))
            .AddSingleton<LogLines>()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IAnswerService>(Answers)
            .AddSingleton<ISuggestedQuestions>(Suggestions)
            .AddSingleton<IChatPlatform>(Platform)
            .AddSingleton<IChatPlatform>(OtherPlatform)
            .AddChat(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>Makes it with the real handlers of feedback, privacy and insights, in place of <see cref="Commands"/>.</summary>
    public static ChatWorld WithInsights() => new(null, withInsights: true);

    /// <summary>Gets the test's token.</summary>
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public SignalTime Time { get; } = new();

    public FakePlatform Platform { get; } = new();

    public FakePlatform OtherPlatform { get; } = new("other");

    public FakeCommands Commands { get; } = new();

    public FakeAnswerService Answers { get; } = new();

    public FakeFeedbackStores Stores { get; } = new();

    public FakeSuggestedQuestions Suggestions { get; } = new();

    public IChatIntake Intake => Get<IChatIntake>();

    public IConversationMemory Memory => Get<IConversationMemory>();

    public ISettingsStore Settings => Get<ISettingsStore>();

    public ChatWorker Worker => Get<ChatWorker>();

    public IReadOnlyCollection<string> LogLines => Get<LogLines>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes a question as an adapter does; every one is its own event.</summary>
    public IncomingQuestion Question(string text = "Who owns Stargate?", string channel = "C1", string user = "U1")
    {
        var place = new ChatPlace(FakePlatform.DefaultName, "T1", channel);
        return new IncomingQuestion
        {
            EventKey = string.Create(CultureInfo.InvariantCulture, $"fake:T1:event:{Interlocked.Increment(ref _events)}"),
            Place = place,
            Conversation = place.Key,
            Author = new ChatAuthor(user),
            Addressing = Addressing.Mention,
            Request = new ChatRequest(ChatCommand.Ask, text),
            ReplyTo = new ReplyTarget { Place = place, Recipient = user },
        };
    }

    /// <summary>Makes the press of a button as an adapter does.</summary>
    public IncomingQuestion Press(ChatRequest request, string user = "U1") =>
        Question(user: user) with { Addressing = Addressing.Action, Request = request };

    /// <summary>Hands a question in and gets the reply that was given a form for it.</summary>
    public async Task<Reply> ReplyToAsync(IncomingQuestion question)
    {
        await AskAsync(question);
        await Platform.WaitAsync(platform => platform.Rendered.Any(rendered => rendered.Key == question.EventKey), Token);
        return Platform.Rendered.First(rendered => rendered.Key == question.EventKey).Reply;
    }

    /// <summary>Hands a question in as an adapter does, with an acknowledgement that arrived.</summary>
    public Task<Admission> AskAsync(IncomingQuestion question) => AskAsync(question, Task.FromResult(true));

    /// <summary>Hands a question in as an adapter does.</summary>
    public async Task<Admission> AskAsync(IncomingQuestion question, Task<bool> acknowledged)
    {
        var admission = await Intake.AdmitAsync(question, Token);
        if (admission.WantsReply)
        {
            Intake.Begin(admission, acknowledged);
        }

        return admission;
    }

    /// <summary>Goes on with what an earlier world left behind.</summary>
    public Task ResumeAsync() => Get<ChatResumption>().RunAsync(Token).WaitAsync(Testing.TestTimeout.Step, TimeProvider.System, Token);

    /// <summary>Waits until so many messages stand on the platform.</summary>
    public Task WaitForPostsAsync(int count) => Platform.WaitAsync(platform => platform.Posted.Count >= count, Token);

    /// <summary>Waits until nothing is being worked on.</summary>
    public Task DrainAsync() => Worker.DrainAsync(Token).WaitAsync(Testing.TestTimeout.Step, TimeProvider.System, Token);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>What was logged at any level.</summary>
public sealed class LogLines : ConcurrentQueue<string>
{
    private readonly Signal _signal = new();

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        Enqueue(line);
        _signal.Changed();
    }

    /// <summary>Waits for a line.</summary>
    public Task WaitAsync(Func<string, bool> condition, CancellationToken cancellationToken) => _signal.WaitAsync(() => this.Any(condition), cancellationToken);
}

/// <summary>Keeps log lines.</summary>
internal sealed class CollectingLogger<T>(LogLines lines) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Add($"{eventId.Id} {formatter(state, exception)} {exception}");
}
