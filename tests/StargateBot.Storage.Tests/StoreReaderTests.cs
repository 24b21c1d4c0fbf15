using System.Globalization;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Insights;

namespace StargateBot.Storage.Tests;

public sealed class StoreReaderTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Fact]
    public void Open_NoFile_IsNullAndMakesNone()
    {
        Assert.Null(StoreReader.Open(_world.Path));
        Assert.False(File.Exists(_world.Path));
    }

    [Fact]
    public void Open_EmptyFile_IsNull()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_world.Path)!);
        File.WriteAllBytes(_world.Path, []);

        Assert.Null(StoreReader.Open(_world.Path));
    }

    [Fact]
    public void Open_NoDatabase_SaysSo()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_world.Path)!);
        File.WriteAllText(_world.Path, new string('x', 10_000));

        Assert.Contains(_world.Path, Assert.Throws<IOException>(() => StoreReader.Open(_world.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Report_OfWhatAWorkerWrote_IsRightWhetherItRuns(bool isRunning)
    {
        var worker = _world.Open();
        var now = _world.Time.GetUtcNow();
        worker.Answers.Add(Samples.Logged("a1", now.AddHours(-2), "p1", "Berapa harga saham OpenAI?", AnswerOutcome.Abstained));
        worker.Answers.Add(Samples.Logged("a2", now.AddHours(-1), "p2", "what is openai's share price?", AnswerOutcome.Abstained));
        worker.Answers.Add(Samples.Logged("a3", now, "p2", "Siapa pendiri SK Hynix?"));
        await worker.Feedback.VoteAsync("a3", "p3", false, "namanya salah", StoreWorld.Token);

        // Reading waits for what was handed over before.
        await worker.History.SumAsync(null, now.AddDays(-1), StoreWorld.Token);
        if (!isRunning)
        {
            await worker.DisposeAsync();
        }

        using (var reader = StoreReader.Open(_world.Path)!)
        {
            var report = await InsightReport.ReadAsync(reader.History, KnowledgeWords.Of([]), 7, now, StoreWorld.Token);

            Assert.Equal((2, 1, 1), (report.Figures.Outcomes[AnswerOutcome.Abstained], report.Figures.Outcomes[AnswerOutcome.Answered], report.Figures.NotHelpful));
            Assert.Equal([(2, 2, 0), (1, 1, 1)], report.Gaps.Select(gap => (gap.Questions, gap.Askers, gap.VotedDown)));
            using var csv = new StringWriter(CultureInfo.InvariantCulture);
            CsvReport.Write(report, csv);
            Assert.Contains("\r\ngaps,Siapa pendiri SK Hynix?,1,1,1,2026-03-04,namanya salah\r\n", csv.ToString(), StringComparison.Ordinal);
        }

        if (isRunning)
        {
            // The worker goes on as if nobody had read.
            worker.Answers.Add(Samples.Logged("a4", now, "p4"));
            Assert.Equal(4, (await worker.History.SumAsync(null, now.AddDays(-1), StoreWorld.Token)).Outcomes.Values.Sum());
            await worker.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Data Source=:memory:", ":memory:")]
    [InlineData("Data Source=/tmp/x.db", "/tmp/x.db")]
    public void PathOf_ConnectionString_IsItsFile(string connectionString, string path) => Assert.Equal(path, StoreReader.PathOf(connectionString));

    public void Dispose() => _world.Dispose();
}
