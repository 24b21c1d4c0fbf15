using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>
/// Answers from the snapshot that is in use when a question comes. Taking another into use is one exchange: no question waits for it, fails
/// of it, or sees parts of two snapshots. Only while there is none yet, questions wait.
/// </summary>
public sealed class CurrentKnowledge : IAnswerService, ISuggestedQuestions, IDisposable
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ServedSnapshot? _current;

    /// <summary>Gets the end of the first loading; it fails as that failed.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Gets what is in use, or null while nothing is.</summary>
    public ServedKnowledge? Served => Volatile.Read(ref _current)?.Served;

    /// <summary>Gets the analyzer of what is in use, which outlives it; null while nothing is.</summary>
    internal TextAnalyzer? Analyzer => Volatile.Read(ref _current)?.Services.Snapshot.Analyzer;

    /// <summary>Takes the first snapshot into use. Call it once.</summary>
    /// <param name="services">The snapshot; owned from now on.</param>
    /// <param name="served">What is told of it.</param>
    public void Begin(AnsweringServices services, ServedKnowledge served)
    {
        ArgumentNullException.ThrowIfNull(services);
        Exchange(new ServedSnapshot(services, NoSuggestions.Instance, served));
        _ready.TrySetResult();
    }

    /// <summary>Tells those who wait that there will be no snapshot.</summary>
    /// <param name="exception">Why.</param>
    /// <returns>False when there is one already.</returns>
    public bool Fail(Exception exception) => _ready.TrySetException(exception);

    /// <summary>Sets the questions that go with the snapshot in use.</summary>
    /// <param name="suggested">The questions.</param>
    public void Suggest(ISuggestedQuestions suggested)
    {
        if (Volatile.Read(ref _current) is { } current)
        {
            current.Suggested = suggested;
        }
    }

    /// <inheritdoc/>
    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        Use() is { } snapshot ? AnswerFrom(snapshot, question, cancellationToken) : WaitAndAnswerAsync(question, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<string> Find(Language language, string typed, int count) =>
        Volatile.Read(ref _current) is { } current ? current.Suggested.Find(language, typed, count) : [];

    /// <summary>Gives up the snapshot in use; it is closed when its last question is answered.</summary>
    public void Dispose() => Exchange(null);

    /// <summary>Begins a use of the snapshot; whoever gets it ends the use.</summary>
    /// <returns>Null while there is none.</returns>
    internal ServedSnapshot? Use()
    {
        while (Volatile.Read(ref _current) is { } current)
        {
            if (current.TryUse())
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>Takes a snapshot into use in place of the one that was.</summary>
    internal void Exchange(ServedSnapshot? next) => Interlocked.Exchange(ref _current, next)?.EndUse();

    private static ValueTask<Answer> AnswerFrom(ServedSnapshot snapshot, Question question, CancellationToken cancellationToken)
    {
        var isOver = true;
        try
        {
            var answer = snapshot.Services.Answers.AnswerAsync(question, cancellationToken);
            isOver = answer.IsCompleted;
            return isOver ? answer : AwaitAsync(answer, snapshot);
        }
        finally
        {
            if (isOver)
            {
                snapshot.EndUse();
            }
        }
    }

    private static async ValueTask<Answer> AwaitAsync(ValueTask<Answer> answer, ServedSnapshot snapshot)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        finally
        {
            snapshot.EndUse();
        }
    }

    private async ValueTask<Answer> WaitAndAnswerAsync(Question question, CancellationToken cancellationToken)
    {
        await Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        var snapshot = Use() ?? throw new ObjectDisposedException(nameof(CurrentKnowledge));
        return await AnswerFrom(snapshot, question, cancellationToken).ConfigureAwait(false);
    }

    private sealed class NoSuggestions : ISuggestedQuestions
    {
        public static readonly NoSuggestions Instance = new();

        public IReadOnlyList<string> Find(Language language, string typed, int count) => [];
    }
}
