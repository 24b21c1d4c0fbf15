using System.Globalization;
using System.Resources;
using System.Text.Json;

namespace StargateBot.Slack.Tests;

public sealed class SlackSetupTests
{
    [Fact]
    public void Manifest_Always_FitsSlacksLimitsAndAsksForWhatIsUsed()
    {
        using var manifest = JsonDocument.Parse(SlackSetup.Manifest());
        var root = manifest.RootElement;
        var features = root.GetProperty("features");

        Assert.InRange(root.GetProperty("display_information").GetProperty("name").GetString()!.Length, 1, 35);
        Assert.InRange(root.GetProperty("display_information").GetProperty("description").GetString()!.Length, 1, 140);
        Assert.InRange(features.GetProperty("agent_view").GetProperty("agent_description").GetString()!.Length, 1, 300);
        Assert.True(features.GetProperty("slash_commands")[0].GetProperty("should_escape").GetBoolean());
        Assert.Equal("/stargate", features.GetProperty("slash_commands")[0].GetProperty("command").GetString());
        Assert.InRange(features.GetProperty("slash_commands")[0].GetProperty("usage_hint").GetString()!.Length, 1, 1000);
        Assert.Equal("ask_about", features.GetProperty("shortcuts")[0].GetProperty("callback_id").GetString());
        Assert.True(root.GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean());
        Assert.Equal(SlackSetup.BotScopes, Strings(root.GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot")));
        Assert.Equal(["channels:history", "groups:history"], Strings(root.GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot_optional")));
        Assert.Contains("users:read", SlackSetup.BotScopes);
        Assert.Contains("im:write", SlackSetup.BotScopes);
        Assert.Equal(SlackSetup.Events, Strings(root.GetProperty("settings").GetProperty("event_subscriptions").GetProperty("bot_events")));
    }

    [Fact]
    public void Texts_OfBothLanguages_HaveTheSameKeys()
    {
        var resources = new ResourceManager("StargateBot.Slack.SlackTexts", typeof(SlackSetup).Assembly);

        Assert.Equal(Keys(resources, CultureInfo.InvariantCulture), Keys(resources, CultureInfo.GetCultureInfo("id")));
    }

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static List<string> Keys(ResourceManager resources, CultureInfo culture) =>
        [.. resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)];
}
