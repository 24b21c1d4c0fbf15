using System.Diagnostics;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>One question with what a system said to it.</summary>
internal sealed record Record(EvaluationQuestion Question, SystemAnswer Answer, string[] Words, double Milliseconds)
{
    public static async Task<Record> AskAsync(ISystemUnderTest system, EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var language = question.Lang == "en" ? Language.English : Language.Indonesian;
        var started = Stopwatch.GetTimestamp();
        var answer = await system.AnswerAsync(question.Text, language, cancellationToken);
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new Record(question, answer, Judge.Words(answer.Text), milliseconds);
    }

    public bool Found(int top) => Answer.Retrieved.Take(top).Any(Question.IsAt);

    public bool CitedCorrect(int words) =>
        Answer.Answered && Answer.Cited is { } cited && Question.IsAt(cited) && Judge.Holds(Words, words, Question.Answers);
}
