using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using StargateBot.Testing;

namespace StargateBot.Tests.Commands;

public sealed partial class AskBatchTests
{
    [Fact]
    public async Task Batch_ManyLines_AnswersInTheOrderOfTheLines()
    {
        var input = string.Concat(Enumerable.Range(0, 200).Select(i => $$"""{"id":{{i}},"question":"Siapa CEO OpenAI? {{i}}"}""" + "\n"));

        var result = await ProgramRunner.RunAsync(["ask", "--batch"], input);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Equal(Enumerable.Range(0, 200), result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Batch_FaultyLines_AreReportedWithNumbersAndTheRestIsAnswered()
    {
        var input = """
            {"id":"a","question":"Siapa CEO OpenAI?"}
            not json
            {"id":"b"}

            [1,2]
            {"question":"Siapa?"}
            {"id":"c","question":5}
            {"id":"d","question":"Siapa CEO OpenAI?","history":"x"}
            {"id":"e","id":"f","question":"Siapa CEO OpenAI?"}
            {"id":"g","question":"\ud800"}
            {"id":"h","question":"Siapa CEO OpenAI?","language":"fr"}
            {"id":"z","question":"Siapa CEO OpenAI?","unknown":{"x":1}}
            """;

        var result = await ProgramRunner.RunAsync(["ask", "--batch"], input);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(["a", "z"], result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        var faults = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(2, 10).Select(i => $"line {i}"), faults.Select(fault => fault.Split(':')[0]));
        Assert.Contains("\"question\"", faults[1], StringComparison.Ordinal);
        Assert.Contains("\"history\"", faults[6], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_BytesThatAreNoUtf8_AreReportedAndTheRestIsAnswered()
    {
        byte[] input = [.. "{\"id\":1,\"question\":\""u8, 0xFF, 0xFE, .. "\"}\n{\"id\":2,\"question\":\"Siapa CEO OpenAI?\"}"u8];

        var result = await ProgramRunner.RunAsync(["ask", "--batch"], input);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(2, JsonDocument.Parse(Assert.Single(result.Lines)).RootElement.GetProperty("id").GetInt32());
        Assert.StartsWith("line 1:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_ByteOrderMarkAndCarriageReturns_AreNoFault()
    {
        var result = await ProgramRunner.RunAsync(["ask", "--batch"], "\uFEFF{\"id\":1,\"question\":\"Siapa CEO OpenAI?\"}\r\n{\"id\":2,\"question\":\"thanks\"}\r\n");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.Lines.Length);
    }

    [Fact]
    public async Task Batch_EmptyInput_WritesNothing()
    {
        var result = await ProgramRunner.RunAsync(["ask", "--batch"], "");

        Assert.Equal(new ProgramResult(0, "", ""), result);
    }

    [Fact]
    public async Task Batch_OddQuestions_AreAllAnswered()
    {
        string[] questions = ["", " ", "😀", "\u0001\u0007", "\u202eabc", new string('x', 100_000), new string('?', 100_000)];
        var input = string.Join('\n', questions.Select((question, i) => JsonSerializer.Serialize(new { id = i, question })));

        var result = await ProgramRunner.RunAsync(["ask", "--batch"], input);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(questions.Length, result.Lines.Length);
        Assert.All(result.Lines, line => Assert.NotEqual("failed", JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Batch_History_ResolvesAFollowUp()
    {
        var result = await ProgramRunner.RunAsync(
            ["ask", "--batch"], """{"id":1,"question":"Kalau Samsung?","history":["Apa yang disediakan SK Hynix?"]}""");

        Assert.Contains("Samsung", JsonDocument.Parse(result.Output).RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_TwoRuns_GiveTheSameBytesSaveTimeAndTrace()
    {
        var input = new StringBuilder();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(RepositoryFiles.Knowledge, "golden.jsonl"), TestContext.Current.CancellationToken))
        {
            var golden = JsonDocument.Parse(line).RootElement;
            input.AppendLine(JsonSerializer.Serialize(new
            {
                id = golden.GetProperty("id").GetString(),
                question = golden.GetProperty("q").GetString(),
                history = golden.TryGetProperty("ctx", out var history) ? history.EnumerateArray().Select(item => item.GetString()).ToArray() : [],
            }));
        }

        var first = await ProgramRunner.RunAsync(["ask", "--batch"], input.ToString());
        var second = await ProgramRunner.RunAsync(["ask", "--batch"], input.ToString(), ProgramRunner.Indonesian);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(WithoutTimeAndTrace(first.Output), WithoutTimeAndTrace(second.Output));
    }

    private static string WithoutTimeAndTrace(string output) => TimeAndTrace().Replace(output, "");

    [GeneratedRegex("\"traceId\":\"[^\"]*\",\"elapsedMs\":[0-9.eE+-]+")]
    private static partial Regex TimeAndTrace();
}
