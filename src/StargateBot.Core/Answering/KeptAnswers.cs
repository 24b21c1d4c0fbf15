using BitFaster.Caching.Lru;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering;

/// <summary>Keeps the last answers of one knowledge snapshot: in a channel, the same questions come again and again.</summary>
/// <remarks>
/// An answer depends on nothing but the question with its circumstances and the snapshot, so a kept one is the one that would be made.
/// A follow-up, which leans on what was asked before, is answered anew; the wording alone tells whether a question is one.
/// </remarks>
/// <param name="answers">What answers; of one snapshot.</param>
/// <param name="capacity">How many answers are kept, at least 3; those that nobody asks for go first.</param>
/// <param name="time">Measures how long an answer took.</param>
internal sealed class KeptAnswers(IAnswerService answers, int capacity, TimeProvider time) : IAnswerService
{
    // What is longer is a ramble that nobody repeats word by word.
    private const int MaxTextLength = 1000;

    private readonly ConcurrentLru<Key, Answer> _kept = new(capacity);

    /// <inheritdoc/>
    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        if (question.Text.Length > MaxTextLength)
        {
            return answers.AnswerAsync(question, cancellationToken);
        }

        var key = new Key(question.Text, question.Language, question.Locale);
        return _kept.TryGet(key, out var kept) && (kept.StandsAlone || question.History.Count == 0)
            ? new ValueTask<Answer>(kept with { TraceId = AnswerService.NewTraceId(), Elapsed = time.GetElapsedTime(started) })
            : MakeAsync(question, key, cancellationToken);
    }

    private async ValueTask<Answer> MakeAsync(Question question, Key key, CancellationToken cancellationToken)
    {
        var answer = await answers.AnswerAsync(question, cancellationToken).ConfigureAwait(false);
        var isLasting = answer.Outcome is AnswerOutcome.Answered or AnswerOutcome.Abstained or AnswerOutcome.Help;
        if (isLasting && (answer.StandsAlone || question.History.Count == 0))
        {
            _kept.AddOrUpdate(key, answer);
        }

        return answer;
    }

    private readonly record struct Key(string Text, Language? Language, Language? Locale);
}
