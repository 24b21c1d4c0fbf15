using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;

namespace StargateBot.Discord.Tests;

public sealed class DiscordOptionsTests
{
    [Theory]
    [InlineData("https://discord.com/api/v10", "https://discord.com/api/v10/")]
    [InlineData("http://127.0.0.1:5081/discord/api/v10/", "http://127.0.0.1:5081/discord/api/v10/")]
    public void Read_Address_EndsInASlash(string given, string expected)
    {
        Assert.Empty(DiscordSettings.Read(new DiscordOptions { Token = " any shape ", ApiBaseUrl = given }, out var settings));
        Assert.Equal(new Uri(expected), settings!.ApiBaseUrl);
        Assert.Equal("any shape", settings.Token.Reveal());
    }

    [Theory]
    [InlineData("http://discord.com/api/v10/", "auto", "Discord:ApiBaseUrl")]
    [InlineData("ws://127.0.0.1/", "auto", "Discord:ApiBaseUrl")]
    [InlineData("nonsense", "auto", "Discord:ApiBaseUrl")]
    [InlineData("https://discord.com/api/v10/", "maybe", "Discord:MessageContent")]
    public void AddDiscord_WrongValue_IsFoundAtStartInOneLineThatNamesTheKey(string address, string content, string key)
    {
        using var services = Services(("Token", "t"), ("ApiBaseUrl", address), ("MessageContent", content));

        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith(key, Assert.Single(e.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void AddDiscord_Token_RegistersThePlatform()
    {
        using var services = Services(("Token", "t"));

        Assert.Equal("discord", Assert.Single(services.GetServices<IChatPlatform>()).Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void AddDiscord_NoToken_RegistersNothing(string? token)
    {
        using var services = Services(("Token", token));

        Assert.Empty(services.GetServices<IChatPlatform>());
        Assert.Null(services.GetService<IStartupValidator>());
    }

    [Fact]
    public void InviteUrl_Application_AsksForWhatTheBotUses()
    {
        Assert.Equal(
            "https://discord.com/oauth2/authorize?client_id=98&scope=bot+applications.commands&permissions=309237730368&integration_type=0",
            DiscordSetup.InviteUrl("98").AbsoluteUri);
        Assert.Equal("https://discord.com/oauth2/authorize?client_id=98&integration_type=1&scope=applications.commands", DiscordSetup.UserInstallUrl("98").AbsoluteUri);
        Assert.Equal(4609, DiscordSetup.IntentBits);
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Discord:{setting.Key}", setting.Value)))
            .Build();
        return new ServiceCollection().AddSingleton<ISuggestedQuestions, NoSuggestions>().AddDiscord(configuration).BuildServiceProvider();
    }

    private sealed class NoSuggestions : ISuggestedQuestions
    {
        public IReadOnlyList<string> Find(Language language, string typed, int count) => [];
    }
}
