using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Localization;

namespace StargateBot.Hosting;

/// <summary>How a platform takes part.</summary>
internal enum PlatformUse
{
    /// <summary>With the configured token.</summary>
    Live,

    /// <summary>Played by the simulator.</summary>
    Simulated,

    /// <summary>Not at all.</summary>
    Off,
}

/// <summary>Decides by the tokens that are configured which platforms are connected to what.</summary>
/// <param name="Discord">How Discord takes part.</param>
/// <param name="Slack">How Slack takes part.</param>
internal sealed record PlatformPlan(PlatformUse Discord, PlatformUse Slack)
{
    /// <summary>The settings that turn Discord on.</summary>
    public static readonly IReadOnlyList<string> DiscordKeys = ["Discord:Token"];

    /// <summary>The settings that turn Slack on; it needs all of them.</summary>
    public static readonly IReadOnlyList<string> SlackKeys = ["Slack:BotToken", "Slack:AppToken"];

    /// <summary>Gets whether the simulator is needed.</summary>
    public bool NeedsSimulator => Discord == PlatformUse.Simulated || Slack == PlatformUse.Simulated;

    /// <summary>Makes the plan.</summary>
    /// <param name="configuration">Where the tokens stand.</param>
    /// <param name="simulator">When the simulator stands in.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">A platform is half configured, or nothing at all would be connected.</exception>
    public static PlatformPlan Of(IConfiguration configuration, SimulatorUse simulator, Texts texts)
    {
        var discord = HasAll(DiscordKeys, configuration, texts);
        var slack = HasAll(SlackKeys, configuration, texts);
        var without = simulator switch
        {
            SimulatorUse.Always => PlatformUse.Simulated,
            SimulatorUse.Auto when !discord && !slack => PlatformUse.Simulated,
            _ => PlatformUse.Off,
        };
        return discord || slack || without == PlatformUse.Simulated
            ? new PlatformPlan(discord ? PlatformUse.Live : without, slack ? PlatformUse.Live : without)
            : throw new BadInputException(texts.ErrorNoPlatform.With(VariablesOf(DiscordKeys), VariablesOf(SlackKeys)));
    }

    /// <summary>Gets the environment variables of settings, as a list for people.</summary>
    /// <param name="keys">The settings.</param>
    public static string VariablesOf(IEnumerable<string> keys) => string.Join(", ", keys.Select(VariableOf));

    private static bool HasAll(IReadOnlyList<string> keys, IConfiguration configuration, Texts texts)
    {
        var set = keys.Where(key => !string.IsNullOrWhiteSpace(configuration[key])).ToList();
        return set.Count > 0 && keys.Except(set).FirstOrDefault() is { } missing
            ? throw new BadInputException(texts.ErrorHalfConfigured.With(set[0], missing, VariableOf(missing), missing.Split(':')[0].ToLowerInvariant()))
            : set.Count > 0;
    }

    private static string VariableOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
