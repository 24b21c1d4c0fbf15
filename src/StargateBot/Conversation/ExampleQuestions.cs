using StargateBot.Core.Languages;
using StargateBot.Evaluation;
using StargateBot.Localization;

namespace StargateBot.Conversation;

/// <summary>Finds questions that a conversation can begin with.</summary>
internal static class ExampleQuestions
{
    private const string FileName = "golden.jsonl";
    private const int MaxExamples = 4;

    /// <summary>Takes the first answerable question of each kind from the knowledge folder's own golden questions, where it has some.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="language">Language of the questions.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>At most four questions, of different kinds where there are as many.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(string folder, Language language, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            await using var input = File.OpenRead(path);
            var golden = await GoldenFile.ReadAsync(input, Texts.For(language), cancellationToken);
            return
            [
                .. golden.Cases.Where(c => c.Answerable && c.Language == language && c.Question.History.Count == 0)
                    .DistinctBy(c => c.Kind)
                    .Take(MaxExamples)
                    .Select(c => c.Question.Text),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Examples are a courtesy: without them the conversation begins all the same.
            return [];
        }
    }
}
