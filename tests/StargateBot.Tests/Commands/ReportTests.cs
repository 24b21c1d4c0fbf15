using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using StargateBot.Storage;
using StargateBot.Testing;

namespace StargateBot.Tests.Commands;

public sealed class ReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Setting => $"--Storage:ConnectionString=Data Source={Path.Combine(_folder.Path, "data", "stargatebot.db")}";

    [Theory]
    [InlineData("en_US.UTF-8", "There is no store at ")]
    [InlineData("id_ID.UTF-8", "Belum ada penyimpanan di ")]
    public async Task Report_NoStoreYet_SaysSo(string locale, string expected)
    {
        var result = await ProgramRunner.RunAsync(["report", Setting], "", ProgramRunner.Locale(locale));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "data")));
    }

    [Fact]
    public async Task Report_WhileAWorkerKeepsItsStore_IsMarkdownCsvAndAFile()
    {
        await using var worker = Worker();
        await AskAsync(worker);

        var markdown = await ProgramRunner.RunAsync(["report", Setting], "", ProgramRunner.Locale("id_ID.UTF-8"));
        Assert.Equal((0, ""), (markdown.ExitCode, markdown.Error));
        Assert.StartsWith("# Laporan StargateBot\n", markdown.Output, StringComparison.Ordinal);
        Assert.Contains("| 2 | ", markdown.Output, StringComparison.Ordinal);

        var csv = await ProgramRunner.RunAsync("report", "--days", "7", "--format", "csv", Setting);
        Assert.Equal(0, csv.ExitCode);
        Assert.StartsWith("section,name,value,askers,voted_down,last,reasons\r\n", csv.Output, StringComparison.Ordinal);
        Assert.Contains("\r\noutcomes,abstained,2,,,,\r\n", csv.Output, StringComparison.Ordinal);

        var file = Path.Combine(_folder.Path, "report.csv");
        var written = await ProgramRunner.RunAsync("report", "--days=7", "--format=csv", "--output", file, Setting);
        Assert.Equal((0, ""), (written.ExitCode, written.Output));
        Assert.Contains(file, written.Error, StringComparison.Ordinal);
        Assert.Contains("\r\noutcomes,abstained,2,,,,\r\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Report_DamagedStore_IsAFault()
    {
        _folder.Write("data/stargatebot.db", new string('x', 10_000));
        var result = await ProgramRunner.RunAsync("report", Setting);

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("stargatebot.db", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_FileThatCannotBeWritten_SaysSo()
    {
        await using var worker = Worker();
        await AskAsync(worker);
        var result = await ProgramRunner.RunAsync("report", "--output", Path.Combine(_folder.Path, "no", "such", "folder.md"), Setting);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("cannot be written", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--days takes a number from 1 to 365, not '0'", "--days", "0")]
    [InlineData("--days takes a number from 1 to 365, not 'x'", "--days", "x")]
    [InlineData("--format is markdown or csv, not 'pdf'", "--format", "pdf")]
    public async Task Report_WrongUsage_SaysSo(string expected, params string[] arguments)
    {
        var result = await ProgramRunner.RunAsync(["report", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    // What a worker registers, without its platforms.
    private ServiceProvider Worker() => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddStorage(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:ConnectionString", Setting[(Setting.IndexOf('=', StringComparison.Ordinal) + 1)..])])
            .Build())
        .BuildServiceProvider();

    private static async Task AskAsync(ServiceProvider worker)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (id, question) in new[] { ("a1", "Berapa harga saham OpenAI?"), ("a2", "what is openai's share price?") })
        {
            worker.GetRequiredService<IAnswerLog>().Add(new LoggedAnswer
            {
                Answer = new Answer { Outcome = AnswerOutcome.Abstained, Language = Language.Indonesian, Text = "Tidak ada.", TraceId = id },
                EventKey = id,
                Place = new ChatPlace("discord", "1", "2"),
                Asker = $"asker of {id}",
                Question = new Question(question),
                At = now,
            });
        }

        // Reading waits for what was handed over before.
        await worker.GetRequiredService<IAnswerHistory>().SumAsync(null, now.AddDays(-1), TestContext.Current.CancellationToken);
    }
}
