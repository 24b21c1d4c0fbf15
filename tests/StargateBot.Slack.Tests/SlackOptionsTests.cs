using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;

namespace StargateBot.Slack.Tests;

public sealed class SlackOptionsTests
{
    [Fact]
    public void AddSlack_WithoutTokens_AddsNothing() => Assert.Empty(Services(("Slack:ApiBaseUrl", "https://x.test/"), ("Slack:BotToken", " ")));

    [Fact]
    public void AddSlack_BothTokens_AddsThePlatform()
    {
        using var provider = Services(("Slack:BotToken", "anything"), ("Slack:AppToken", " at all\n")).BuildServiceProvider();

        var platform = Assert.Single(provider.GetServices<IChatPlatform>());

        provider.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal("slack", platform.Name);
        Assert.Equal("at all", provider.GetRequiredService<IOptions<SlackOptions>>().Value.AppToken);
        Assert.Equal(new PlatformStatus(PlatformState.Connecting, "", []), platform.Status with { Warnings = [] });
    }

    [Theory]
    [InlineData("x", "", null, "Slack:AppToken is missing")]
    [InlineData("", "x", null, "Slack:BotToken is missing")]
    [InlineData("x", "x", "http://slack.test/api/", "Slack:ApiBaseUrl")]
    [InlineData("x", "x", "wss://slack.test/api/", "Slack:ApiBaseUrl")]
    [InlineData("x", "x", "slack", "Slack:ApiBaseUrl")]
    public void Validate_HalfOrUnsafe_StopsTheStartWithOneLineThatNamesTheKey(string bot, string app, string? url, string expected)
    {
        using var provider = Services(("Slack:BotToken", bot), ("Slack:AppToken", app), ("Slack:ApiBaseUrl", url)).BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);

        Assert.StartsWith(expected, Assert.Single(fault.Failures));
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081/slack/api", "http://127.0.0.1:5081/slack/api/")]
    [InlineData("https://slack.com/api/", "https://slack.com/api/")]
    public void BaseAddress_WithAndWithoutSlash_TakesMethodNames(string url, string expected) =>
        Assert.Equal(expected, new SlackOptions { ApiBaseUrl = url }.BaseAddress.AbsoluteUri);

    private static ServiceCollection Services(params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();
        services.AddSlack(configuration);
        if (services.Count > 0)
        {
            services.AddSingleton<ISuggestedQuestions>(new NoQuestions());
            services.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        }

        return services;
    }

    private sealed class NoQuestions : ISuggestedQuestions
    {
        public IReadOnlyList<string> Find(Language language, string typed, int count) => [];
    }
}
