using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Administration;
using StargateBot.Core.Chat.Living;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using StargateBot.Testing;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Living;

/// <summary>The chat with its admins' commands and living answers as they are registered, over knowledge of one fact for each question.</summary>
public sealed class LivingWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(Token);
    private Task _running = Task.CompletedTask;
    private int _events;

    public LivingWorld(LivingStores? stores = null, params (string Key, string Value)[] settings)
    {
        Stores = stores ?? new LivingStores();
        Answers.OnAnswer = (question, _) => ValueTask.FromResult(Answer(question));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection();
        Stores.AddTo(services);
        _services = services
            .AddSingleton(typeof(ILogger<>), typeof(CollectingLogger<>))
            .AddSingleton<LogLines>()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IAnswerService>(Answers)
            .AddSingleton<ISuggestedQuestions>(new FakeSuggestedQuestions())
            .AddSingleton<IChatPlatform>(Platform)
            .AddSingleton<IKnowledgeAdmin>(Knowledge)
            .AddChat(configuration)
            .AddLivingAnswers(configuration)
            .AddChatAdministration()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public LivingStores Stores { get; }

    public SignalTime Time { get; } = new();

    public FakePlatform Platform { get; } = new();

    public FakeAnswerService Answers { get; } = new();

    public FakeKnowledgeAdmin Knowledge { get; } = new();

    /// <summary>Gets the facts by question; a question without one is abstained from.</summary>
    public Dictionary<string, string> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets words that follow each fact in its passage and are not quoted.</summary>
    public string Context { get; set; } = "";

    public string Version { get; set; } = "v1";

    public IReadOnlyCollection<string> LogLines => Get<LogLines>();

    /// <summary>Gets what became of each correction, in order.</summary>
    public IEnumerable<CorrectionState> States => Stores.Corrections.All.Select(kept => kept.State);

    /// <summary>Gets the edits that stand, in order.</summary>
    public IReadOnlyList<OutgoingMessage> Edits => [.. Platform.Posted.Where(message => message.Target.MessageToEdit is not null)];

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Starts the work beside the questions.</summary>
    public void Start() => _running = Task.WhenAll(_services.GetServices<IBackgroundWork>().Select(work => Task.Run(() => work.RunAsync(_end.Token), Token)));

    /// <summary>Keeps an answer that stands in a channel of its own.</summary>
    public LoggedAnswer Stands(string question, string fact, params string[] messages)
    {
        Facts[question] = fact;
        var place = Platform.PlaceOf($"C-{question}");
        var target = new ReplyTarget { Place = place, IsLasting = true };
        var logged = new LoggedAnswer
        {
            Answer = Answer(new Question(question)),
            EventKey = string.Create(CultureInfo.InvariantCulture, $"event{++_events}"),
            Place = place,
            Asker = "asker",
            Question = new Question(question),
            At = Time.GetUtcNow() - TimeSpan.FromHours(1),
            Address = messages.Length == 0 ? null : new MessageAddress(target with { MessageToEdit = messages[0] }, messages),
        };
        Stores.Answers.Add(logged);
        return logged;
    }

    /// <summary>Swaps to a version in which a fact is another, or gone.</summary>
    public async Task SwapAsync(string question, string? fact, string version)
    {
        var gone = HashOf(Facts.GetValueOrDefault(question));
        if (fact is null)
        {
            Facts.Remove(question);
        }
        else
        {
            Facts[question] = fact;
        }

        await SwapAsync([gone], version, isNews: fact is not null);
    }

    /// <summary>Swaps to a version in which passages are gone.</summary>
    public async Task SwapAsync(IReadOnlyList<ulong> gone, string version, bool isNews = true)
    {
        var old = Version;
        Version = version;
        var difference = new KnowledgeDifference(
            [new DocumentDifference("article", "Article", DocumentChange.Changed, [], isNews ? [1] : [], isNews ? [] : [1], gone)]);
        var swap = new KnowledgeSwap($"swap-{++_events}-{version}", old, version, difference, Time.GetUtcNow());
        foreach (var observer in _services.GetServices<IKnowledgeObserver>())
        {
            await observer.OnSwappedAsync(swap, Token);
        }
    }

    /// <summary>Lets time pass for whoever waits for it until so many corrections are no longer pending.</summary>
    public async Task WaitForDoneAsync(int count)
    {
        var done = Stores.Corrections.WaitForDoneAsync(count, Token);
        for (var timers = 1; await Task.WhenAny(done, Time.WaitForTimersAsync(timers)) != done; timers++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        await done;
    }

    public ulong HashOf(string? fact) => PassageHash.Of(fact + Context);

    /// <summary>Asks as a person in a channel does, and waits for the reply.</summary>
    public async Task<FakeRender> AskAsync(ChatRequest request, Func<IncomingQuestion, IncomingQuestion>? change = null)
    {
        var before = Platform.Posted.Count;
        var place = Platform.PlaceOf("C1");
        var question = new IncomingQuestion
        {
            EventKey = string.Create(CultureInfo.InvariantCulture, $"event{++_events}"),
            Place = place,
            Conversation = place.Key,
            Author = new ChatAuthor("U1") { IsTenantAdmin = true, Name = "Sari" },
            Addressing = Addressing.Command,
            Request = request,
            Locale = Language.English,
            ReplyTo = new ReplyTarget { Place = place, Recipient = "U1", IsLasting = true },
        };
        question = change?.Invoke(question) ?? question;
        var admission = await Get<IChatIntake>().AdmitAsync(question, Token);
        Get<IChatIntake>().Begin(admission, Task.FromResult(true));
        await Platform.WaitAsync(platform => platform.Posted.Skip(before).Any(message => message.Key.StartsWith(question.EventKey + ":", StringComparison.Ordinal)), Token);
        return Platform.Rendered.Last(render => render.Key == question.EventKey);
    }

    /// <summary>Ends the process; what the platform is asked to do now stays undone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _running.WaitAsync(TestTimeout.Step, TimeProvider.System, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // As it should.
        }

        _end.Dispose();
        await _services.DisposeAsync();
    }

    private Answer Answer(Question question)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"a{Interlocked.Increment(ref _events)}");
        return Facts.TryGetValue(question.Text, out var fact)
            ? new Answer
            {
                Outcome = AnswerOutcome.Answered,
                Language = question.Language ?? Language.English,
                Text = $"{fact} [1]",
                Citations = [new Citation(1, "article", "Article", "¶1", fact, Language.English) { PassageHash = HashOf(fact) }],
                Snapshot = Version,
                TraceId = id,
            }
            : new Answer
            {
                Outcome = AnswerOutcome.Abstained,
                Language = question.Language ?? Language.English,
                Text = "I do not know.",
                Snapshot = Version,
                TraceId = id,
            };
    }
}
