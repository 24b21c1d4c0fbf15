using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Hosting;
using StargateBot.Localization;
using StargateBot.Testing;

namespace StargateBot.Tests.Hosting;

public sealed class WorkerHostTests
{
    private static readonly Texts English = Texts.For(Language.English);

    [Fact]
    public async Task Build_ShippedFileWithTokens_PassesTheChecksOfEveryPart()
    {
        using var knowledge = new LiveKnowledge(TimeProvider.System);
        await using var application = Build(knowledge, []);

        Assert.Equal(["discord", "slack"], application.Services.GetServices<IChatPlatform>().Select(platform => platform.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Limits:PerUserPerMinute", "0")]
    [InlineData("Limits:PerChannelPerMinute", "many")]
    [InlineData("Discord:MessageContent", "maybe")]
    [InlineData("Slack:ApiBaseUrl", "ftp://127.0.0.1/")]
    public void Build_UnusableValueOfAPart_SaysSoInOneLineWithoutTheTokens(string key, string value)
    {
        using var knowledge = new LiveKnowledge(TimeProvider.System);

        var exception = Assert.Throws<BadInputException>(() => Build(knowledge, new() { [key] = value }));

        Assert.Contains(key, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Build(LiveKnowledge knowledge, Dictionary<string, string?> settings)
    {
        settings["Discord:Token"] = "secret";
        settings["Storage:ConnectionString"] = "Data Source=:memory:";
        settings["Slack:BotToken"] = "secret";
        settings["Slack:AppToken"] = "secret";
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(RepositoryFiles.Root, "appsettings.json"))
            .AddInMemoryCollection(settings)
            .Build();
        return WorkerHost.Build(configuration, WorkerSettings.From(configuration, English), ["http://127.0.0.1:0"], knowledge, English);
    }
}
