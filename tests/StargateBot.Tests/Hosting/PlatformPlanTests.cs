using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Languages;
using StargateBot.Hosting;
using StargateBot.Localization;

namespace StargateBot.Tests.Hosting;

public sealed class PlatformPlanTests
{
    private static readonly Texts English = Texts.For(Language.English);

    [Theory]
    [InlineData("", SimulatorUse.Auto, PlatformUse.Simulated, PlatformUse.Simulated)]
    [InlineData("", SimulatorUse.Always, PlatformUse.Simulated, PlatformUse.Simulated)]
    [InlineData("Discord:Token", SimulatorUse.Auto, PlatformUse.Live, PlatformUse.Off)]
    [InlineData("Discord:Token", SimulatorUse.Always, PlatformUse.Live, PlatformUse.Simulated)]
    [InlineData("Discord:Token", SimulatorUse.Never, PlatformUse.Live, PlatformUse.Off)]
    [InlineData("Slack:BotToken Slack:AppToken", SimulatorUse.Auto, PlatformUse.Off, PlatformUse.Live)]
    [InlineData("Slack:BotToken Slack:AppToken Discord:Token", SimulatorUse.Always, PlatformUse.Live, PlatformUse.Live)]
    internal void Of_Tokens_DecideWhatIsConnectedToWhat(string set, SimulatorUse simulator, PlatformUse discord, PlatformUse slack) =>
        Assert.Equal(new PlatformPlan(discord, slack), PlatformPlan.Of(With(set), simulator, English));

    [Theory]
    [InlineData("Slack:BotToken", "Slack__AppToken")]
    [InlineData("Slack:AppToken", "Slack__BotToken")]
    [InlineData("Discord:Token Slack:AppToken", "Slack__BotToken")]
    public void Of_HalfConfiguredSlack_NamesTheMissingKey(string set, string missing)
    {
        var exception = Assert.Throws<BadInputException>(() => PlatformPlan.Of(With(set), SimulatorUse.Auto, English));

        Assert.Contains(missing, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingToConnect_NamesAllKeys()
    {
        var exception = Assert.Throws<BadInputException>(() => PlatformPlan.Of(With(""), SimulatorUse.Never, English));

        Assert.All(["Discord__Token", "Slack__BotToken", "Slack__AppToken"], key => Assert.Contains(key, exception.Message, StringComparison.Ordinal));
    }

    private static IConfiguration With(string keys) => new ConfigurationBuilder()
        .AddInMemoryCollection(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => KeyValuePair.Create(key, (string?)"secret")))
        .Build();
}
