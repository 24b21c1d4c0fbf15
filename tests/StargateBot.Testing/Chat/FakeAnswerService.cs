using System.Globalization;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Testing.Chat;

/// <summary>Answers every question with a cited sentence that repeats it, or as the test says, and records what was asked.</summary>
public sealed class FakeAnswerService : IAnswerService
{
    private readonly Lock _gate = new();
    private readonly Signal _signal = new();
    private readonly List<Question> _asked = [];

    /// <summary>Gets or sets what answers.</summary>
    public Func<Question, CancellationToken, ValueTask<Answer>> OnAnswer { get; set; } = (question, _) => ValueTask.FromResult(Cited(question));

    /// <summary>Gets what was asked, in order.</summary>
    public IReadOnlyList<Question> Asked
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>Makes an answer with one citation; its id follows from the question.</summary>
    /// <param name="question">The question.</param>
    public static Answer Cited(Question question) => new()
    {
        Outcome = AnswerOutcome.Answered,
        Language = question.Language ?? Language.English,
        Text = $"It says: {question.Text} [1]",
        Citations = [new Citation(1, "document", "Title", "¶1", question.Text, Language.English)],
        Snapshot = "snapshot",
        TraceId = string.Create(CultureInfo.InvariantCulture, $"{StringComparer.Ordinal.GetHashCode(question.Text):x8}"),
    };

    /// <summary>Waits until so many questions were asked.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitForAskedAsync(int count, CancellationToken cancellationToken) => _signal.WaitAsync(() => Asked.Count >= count, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _asked.Add(question);
        }

        _signal.Changed();
        return OnAnswer(question, cancellationToken);
    }
}
