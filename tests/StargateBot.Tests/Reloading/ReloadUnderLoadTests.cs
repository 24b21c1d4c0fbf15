using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using StargateBot.Evaluation;
using StargateBot.Localization;
using StargateBot.Testing;
using StargateBot.Testing.Reloading;

namespace StargateBot.Tests.Reloading;

public sealed class ReloadUnderLoadTests
{
    // All questions and fifty reloads are what `reloads` of the benchmarks asks and measures; here it must not take long.
    private const int Few = 40;

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public async Task Answer_ReloadsMeanwhile_IsAlwaysThatOfItsSnapshot(int keptAnswers)
    {
        var token = TestContext.Current.CancellationToken;
        await using var golden = File.OpenRead(Path.Combine(RepositoryFiles.Knowledge, GoldenCheck.FileName));
        var questions = (await GoldenFile.ReadAsync(golden, Texts.For(Language.English), token)).Cases.Select(known => known.Question).Take(Few).ToList();
        await using var load = await ReloadLoad.StartAsync(RepositoryFiles.Knowledge, questions, new GoldenCheck(), keptAnswers, Few, token);

        var result = await load.RunAsync(questions: 5_000, atOnce: 8, reloads: 10, token);

        Assert.Empty(result.Wrong);
        Assert.Equal(result.Asked, result.Answered);
        Assert.True(result.Asked >= 5_000);
        Assert.True(result.Versions.Count > ChangingFolder.Notes);
        var outcomes = result.Outcomes.CountBy(report => report.Outcome).ToDictionary();
        Assert.Equal((6, 2, 1), (outcomes[ReloadOutcome.Swapped], outcomes[ReloadOutcome.Refused], outcomes[ReloadOutcome.Failed]));
    }
}
