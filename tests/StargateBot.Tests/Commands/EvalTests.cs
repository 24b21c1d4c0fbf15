using System.Text.Json;
using StargateBot.Testing;

namespace StargateBot.Tests.Commands;

public sealed class EvalTests
{
    private const string Right =
        """{"id":"1","lang":"en","kind":"fact","q":"Who is the CEO of OpenAI?","must":[["altman"]],"paras":[4],"answerable":true}""";

    private const string Wrong =
        """{"id":"2","lang":"en","kind":"fact","q":"Who is the CEO of OpenAI?","must":[["no such name"]],"paras":[4],"answerable":true}""";

    private const string OutOfDomain = """{"id":"3","lang":"en","kind":"ood","q":"How do I bake bread?","answerable":false}""";

    [Theory]
    [InlineData("50", 0)]
    [InlineData("50.1", 1)]
    public async Task Eval_Min_ComparesTheLowerShare(string min, int exitCode)
    {
        using var folder = new TempFolder();
        var file = folder.Write("golden.jsonl", $"{Right}\n{Wrong}\n{OutOfDomain}\n");

        var result = await ProgramRunner.RunAsync("eval", file, "--min", min);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains("1/2 50.0 %", result.Output, StringComparison.Ordinal);
        Assert.Contains("no such name", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_Json_HoldsSharesAndFailures()
    {
        using var folder = new TempFolder();
        var file = folder.Write("golden.jsonl", $"{Right}\n{Wrong}\n{OutOfDomain}\n");

        var result = await ProgramRunner.RunAsync("eval", file, "--json");

        var report = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(50, report.GetProperty("lowerPercent").GetDouble());
        Assert.Equal("2", Assert.Single(report.GetProperty("failures").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Eval_FolderForm_AsksTheFolderBesideTheFile()
    {
        using var folder = new TempFolder();
        folder.Write("knowledge/garden.md", "The roses in the north garden were planted by Maria Lopez in 1994.");
        var file = folder.Write(
            "questions.jsonl",
            """{"id":"1","lang":"en","q":"Who planted the roses?","answerable":true,"answers":["maria lopez"],"document":"garden","locator":"¶1"}""");

        var result = await ProgramRunner.RunAsync("eval", file, "--min", "100");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("1/1 100.0 %", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1","lang":"en","claim":"x","verdict":"supported","paras":[1]}""", "line 1")]
    [InlineData("""{"id":"1","lang":"en","sentence":"x","citation":{"document":"a","locator":"¶1"},"supported":true}""", "line 1")]
    [InlineData("""{"id":"1","lang":"en","kind":"fact","q":"x","must":[["("]],"paras":[1],"answerable":true}""", "'('")]
    [InlineData("""{"id":"1","lang":"xx","kind":"fact","q":"x","answerable":false}""", "\"lang\"")]
    [InlineData("""{"id":"1"}""", "\"answerable\"")]
    [InlineData("nonsense", "line 1")]
    [InlineData("\n", "no question")]
    public async Task Eval_FileThatCannotBeJudged_IsRefusedWithItsLine(string line, string expected)
    {
        using var folder = new TempFolder();
        var file = folder.Write("golden.jsonl", line);

        var result = await ProgramRunner.RunAsync("eval", file);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }
}
