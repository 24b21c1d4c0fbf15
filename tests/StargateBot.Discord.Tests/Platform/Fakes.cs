using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;

namespace StargateBot.Discord.Tests.Platform;

/// <summary>Answers with the question's own words and one citation.</summary>
internal sealed class FakeAnswers : IAnswerService
{
    private int _count;

    /// <summary>Gets or sets what answers wait for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Gets or sets the text of the answers; null repeats the question.</summary>
    public string? Text { get; set; }

    /// <summary>Gets how many questions were asked.</summary>
    public int Count => Volatile.Read(ref _count);

    public async ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _count);
        await Gate.WaitAsync(cancellationToken);
        var language = question.Language ?? question.Locale ?? Language.Indonesian;
        return new Answer
        {
            Outcome = AnswerOutcome.Answered,
            Language = language,
            Text = Text ?? $"{language.ToCode()}: {question.Text} [1]",
            Citations = [new Citation(1, "announcement.id", "Pengumuman", "¶3", "Kata demi kata.", Language.Indonesian)],
            TraceId = $"t{number}",
            Snapshot = "snap",
        };
    }
}

/// <summary>Suggests two questions, one of them too long for a choice.</summary>
internal sealed class FakeSuggestions : ISuggestedQuestions
{
    public IReadOnlyList<string> Find(Language language, string typed, int count) => [$"{language.ToCode()} {typed}?", new string('x', 101)];
}

/// <summary>Carries out every command that has a handler by saying what it was asked; privacy has a button that opens a form.</summary>
internal sealed class EchoCommands : IChatCommandHandler
{
    public IReadOnlyCollection<ChatCommand> Commands { get; } =
    [
        .. Enum.GetValues<ChatCommand>().Except([ChatCommand.Ask, ChatCommand.Sources, ChatCommand.Help, ChatCommand.Topic, ChatCommand.Outdated]),
    ];

    /// <summary>Gets or sets what is shown before the reply.</summary>
    public IReadOnlyList<string> Progress { get; set; } = [];

    public async ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        foreach (var step in Progress)
        {
            await command.ShowAsync(Say(command, step), cancellationToken);
        }

        var request = command.Request;
        IEnumerable<string?> words =
        [
            request.Command.ToString(), request.AnswerId, request.Text,
            .. request.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"),
            $"by {command.Question.Author.Name}",
        ];
        return Say(command, string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word)))) with
        {
            Actions = request.Command == ChatCommand.Privacy ? [new ReplyAction("👎", new ChatRequest(ChatCommand.NotHelpful) { AnswerId = "t1" })] : [],
        };
    }

    private static Reply Say(CommandCall command, string text) =>
        new() { Kind = ReplyKind.Notice, Language = command.Language, Outcome = AnswerOutcome.Help, Text = text };
}

/// <summary>Knows a history and changes nothing.</summary>
internal sealed class FakeKnowledge : IKnowledgeAdmin
{
    public IReadOnlyList<SnapshotRecord> History { get; set; } = [];

    public LoadedKnowledge? Current => null;

    public Task<IReadOnlyList<SnapshotRecord>> ReadHistoryAsync(CancellationToken cancellationToken) => Task.FromResult(History);

    public Task<ReloadReport> ReloadAsync(ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ReloadReport?> SwapAnywayAsync(string reloadId, ReloadRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public bool Discard(string reloadId) => throw new NotSupportedException();

    public Task<ReloadReport?> RollbackAsync(
        string? version, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ReloadReport> TeachAsync(TaughtText text, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

/// <summary>Keeps sessions for the next bot; frozen, it is what a killed process left behind.</summary>
internal sealed class FakeSessions : ISessionStore
{
    private readonly ConcurrentDictionary<string, StoredSession> _sessions = new(StringComparer.Ordinal);

    public bool IsFrozen { get; set; }

    /// <summary>Gets or sets the one session that is kept.</summary>
    public (string Key, StoredSession Session)? Only
    {
        get => _sessions.IsEmpty ? null : (_sessions.Single().Key, _sessions.Single().Value);
        set => _sessions[value!.Value.Key] = value.Value.Session;
    }

    public Task<StoredSession?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_sessions.GetValueOrDefault(key));

    public void Save(string key, StoredSession? session)
    {
        if (IsFrozen)
        {
            return;
        }

        if (session is null)
        {
            _sessions.TryRemove(key, out _);
        }
        else
        {
            _sessions[key] = session;
        }
    }
}

/// <summary>Keeps the log's lines.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IEnumerable<string> All => _lines;

    public bool Has(int eventId) => Count(eventId) > 0;

    public int Count(int eventId) => _lines.Count(line => line.StartsWith($"[{eventId}]", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"[{eventId.Id}] {logLevel} {formatter(state, exception)} {exception?.GetType().Name}");

    public void Dispose()
    {
    }
}
