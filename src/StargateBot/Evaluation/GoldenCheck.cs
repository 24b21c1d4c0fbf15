using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using StargateBot.Localization;

namespace StargateBot.Evaluation;

/// <summary>Asks the golden questions of a knowledge folder, <c>golden.jsonl</c>, one after the other.</summary>
internal sealed class GoldenCheck : IGoldenCheck
{
    /// <summary>Name of the file at the top of a knowledge folder.</summary>
    public const string FileName = "golden.jsonl";

    private const int QuestionsBetweenReports = 16;

    private readonly AnswerJudge _judge = new(Texts.For(Language.English));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, bool>> AskAsync(
        string knowledgePath, IAnswerService answers, IProgress<(int Asked, int Total)>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var cases = await ReadAsync(Path.Combine(knowledgePath, FileName), cancellationToken);
        var right = new Dictionary<string, bool>(cases.Count, StringComparer.Ordinal);
        foreach (var golden in cases)
        {
            right[golden.Id] = _judge.Judge(golden, await answers.AnswerAsync(golden.Question, cancellationToken)).IsRight;
            if (right.Count % QuestionsBetweenReports == 0 || right.Count == cases.Count)
            {
                progress?.Report((right.Count, cases.Count));
            }
        }

        return right;
    }

    // A faulty line is none that could be right or wrong; `eval` tells of it.
    private static async Task<IReadOnlyList<GoldenCase>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = File.OpenRead(path);
            return (await GoldenFile.ReadAsync(input, Texts.For(Language.English), cancellationToken)).Cases;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
