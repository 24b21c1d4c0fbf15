using System.Text.Json.Nodes;

namespace StargateBot.Tests.Commands;

public sealed class SetupTests
{
    [Fact]
    public async Task Discord_ApplicationId_StandsInTheInviteLink()
    {
        var result = await ProgramRunner.RunAsync("setup", "discord", "--application-id", "1234567890");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("https://discord.com/oauth2/authorize?client_id=1234567890&scope=bot+applications.commands", result.Output, StringComparison.Ordinal);
        Assert.Contains("Discord__Token", result.Output, StringComparison.Ordinal);
        Assert.Contains("Message Content", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("en_US.UTF-8", "From nothing to the first answer")]
    [InlineData("id_ID.UTF-8", "Dari nol sampai jawaban pertama")]
    public async Task Setup_Locale_DecidesTheLanguage(string locale, string title)
    {
        foreach (var platform in (string[])["discord", "slack"])
        {
            var result = await ProgramRunner.RunAsync(["setup", platform], "", ProgramRunner.Locale(locale));

            Assert.Equal(0, result.ExitCode);
            Assert.StartsWith(title, result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Slack_Manifest_IsAloneOnStandardOutput()
    {
        var result = await ProgramRunner.RunAsync("setup", "slack", "--manifest");

        Assert.Equal(0, result.ExitCode);
        Assert.True((bool)JsonNode.Parse(result.Output)!["settings"]!["socket_mode_enabled"]!);
        Assert.All(["Slack__BotToken", "Slack__AppToken", "connections:write", "app_mentions:read"], word => Assert.Contains(word, result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slack_Steps_AreFollowedByTheManifest()
    {
        var result = await ProgramRunner.RunAsync("setup", "slack");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.NotNull(JsonNode.Parse(result.Output[result.Output.IndexOf('{', StringComparison.Ordinal)..]));
    }

    [Theory]
    [InlineData("discord, slack", "setup")]
    [InlineData("--application-id takes the number", "setup", "discord", "--application-id", "x")]
    public async Task Setup_WrongUsage_SaysSo(string expected, params string[] arguments)
    {
        var result = await ProgramRunner.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }
}
