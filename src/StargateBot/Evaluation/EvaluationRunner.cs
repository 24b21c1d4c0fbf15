using StargateBot.Core.Answering;

namespace StargateBot.Evaluation;

/// <summary>Asks golden questions one after the other, so that the time of each is its own.</summary>
/// <param name="answers">What answers.</param>
/// <param name="judge">What judges.</param>
internal sealed class EvaluationRunner(IAnswerService answers, AnswerJudge judge)
{
    /// <summary>Asks and judges.</summary>
    /// <param name="cases">The questions.</param>
    /// <param name="progress">Told how many were asked, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EvaluationReport> RunAsync(IReadOnlyList<GoldenCase> cases, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var verdicts = new List<Verdict>(cases.Count);
        foreach (var golden in cases)
        {
            verdicts.Add(judge.Judge(golden, await answers.AnswerAsync(golden.Question, cancellationToken)));
            progress?.Report(verdicts.Count);
        }

        return EvaluationReport.Of(verdicts);
    }
}
