namespace StargateBot.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("en_US.UTF-8", "Usage:", "Show this help.")]
    [InlineData("id_ID.UTF-8", "Pemakaian:", "Tampilkan bantuan ini.")]
    [InlineData("C", "Usage:", "Show this help.")]
    public async Task Help_Locale_DecidesTheLanguage(string locale, string heading, string description)
    {
        var result = await ProgramRunner.RunAsync(["--help"], "", ProgramRunner.Locale(locale));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(heading, result.Lines);
        Assert.Contains(description, result.Output, StringComparison.Ordinal);
        Assert.All(["run", "setup", "ask", "chat", "eval", "knowledge", "health", "--knowledge", "--version"], word => Assert.Contains(word, result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--batch", "ask", "--help")]
    [InlineData("--min N", "eval", "-h")]
    [InlineData("--language id|en", "chat", "--help")]
    [InlineData("check", "knowledge", "--help")]
    [InlineData("--knowledge DIR", "run", "--help")]
    [InlineData("--application-id ID", "setup", "discord", "--help")]
    [InlineData("--manifest", "setup", "slack", "--help")]
    [InlineData("--document ID", "knowledge", "show", "--help")]
    public async Task Help_OfACommand_ListsItsOptions(string expected, params string[] arguments)
    {
        var result = await ProgramRunner.RunAsync(arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        Assert.All(result.Lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task Version_Always_IsPrintedAlone()
    {
        var result = await ProgramRunner.RunAsync("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", Assert.Single(result.Lines));
    }

    [Fact]
    public async Task Errors_IndonesianLocale_AreIndonesian()
    {
        var result = await ProgramRunner.RunAsync(["ask", "siapa?", "--knowledge", "no-such-folder"], "", ProgramRunner.Indonesian);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("Kesalahan:", result.Error, StringComparison.Ordinal);
    }
}
