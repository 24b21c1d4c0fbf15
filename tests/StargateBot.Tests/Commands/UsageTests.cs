using StargateBot.Testing;

namespace StargateBot.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("The question is missing", "ask")]
    [InlineData("The question is empty", "ask", "")]
    [InlineData("The question is empty", "ask", " \t ")]
    [InlineData("quotation marks", "ask", "who", "is")]
    [InlineData("'--jsn'", "ask", "who?", "--jsn")]
    [InlineData("'--jsn'", "ask", "--jsn")]
    [InlineData("--language takes id or en, not 'fr'", "ask", "who?", "--language", "fr")]
    [InlineData("--language needs a value", "ask", "who?", "--language")]
    [InlineData("--knowledge needs a value", "ask", "who?", "--knowledge", "")]
    [InlineData("--language may be given once only", "ask", "who?", "--language", "id", "--language", "en")]
    [InlineData("With --batch", "ask", "who?", "--batch")]
    [InlineData("--min takes a number from 0 to 100, not '101'", "eval", "x.jsonl", "--min", "101")]
    [InlineData("--min takes a number from 0 to 100, not '-1'", "eval", "x.jsonl", "--min", "-1")]
    [InlineData("Name the file", "eval")]
    [InlineData("does not exist", "eval", "no-such-file.jsonl")]
    [InlineData("check, show", "knowledge")]
    [InlineData("'chek'", "knowledge", "chek")]
    [InlineData("no-such-document", "knowledge", "show", "--document", "no-such-document")]
    [InlineData("'askk'", "askk", "who?")]
    [InlineData("no-such-folder", "ask", "who?", "--knowledge", "no-such-folder")]
    [InlineData("no-such-folder", "chat", "--knowledge", "no-such-folder")]
    [InlineData("no-such-folder", "knowledge", "check", "--knowledge", "no-such-folder")]
    public async Task Run_WrongUsage_SaysWhatIsWrongOnStandardErrorWithExitCodeTwo(string expected, params string[] arguments)
    {
        var result = await ProgramRunner.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KnowledgePathThatIsAFile_SaysSo()
    {
        using var folder = new TempFolder();
        var file = folder.Write("a.md", "text");

        var result = await ProgramRunner.RunAsync("ask", "who?", "--knowledge", file);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is a file", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderWithoutReadableDocument_PointsAtTheCheck()
    {
        using var folder = new TempFolder();
        folder.Write("a.md", "");

        var result = await ProgramRunner.RunAsync("ask", "who?", "--knowledge", folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("knowledge check", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ not json", "appsettings.json")]
    [InlineData("""{"Language":{"Default":"xx"}}""", "Language:Default")]
    public async Task Run_UnusableConfigurationFile_NamesTheFileOrTheSetting(string settings, string expected)
    {
        using var folder = new TempFolder();
        folder.Write("appsettings.json", settings);

        var result = await ProgramRunner.RunAsync(["ask", "who?"], "", workingDirectory: folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Run_EnvironmentVariable_SetsTheKnowledgePath()
    {
        var environment = new Dictionary<string, string>(ProgramRunner.English) { ["Knowledge__Path"] = "no-such-folder" };

        var result = await ProgramRunner.RunAsync(["ask", "who?"], "", environment);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no-such-folder", result.Error, StringComparison.Ordinal);
    }
}
