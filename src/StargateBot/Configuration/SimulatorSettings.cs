using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>When the simulator stands in for the platforms.</summary>
internal enum SimulatorUse
{
    /// <summary>When no platform has a token.</summary>
    Auto,

    /// <summary>For each platform without a token.</summary>
    Always,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>Settings of the simulator, section <c>Simulator</c>.</summary>
internal sealed record SimulatorSettings
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Simulator";

    /// <summary>Gets when it is used, key <c>Simulator:Enabled</c>.</summary>
    /// <value>The default is <c>auto</c>; <c>true</c> and <c>false</c> are the other values.</value>
    public SimulatorUse Enabled { get; init; }

    /// <summary>Gets the address that it listens on; a busy port is replaced by a free one.</summary>
    /// <value>The default is <c>http://127.0.0.1:5081</c>; loopback only, for it believes whoever speaks to it.</value>
    public Uri Url { get; init; } = new("http://127.0.0.1:5081");

    /// <summary>Reads and checks the section.</summary>
    /// <param name="section">The section; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">A value cannot be used.</exception>
    public static SimulatorSettings From(IConfigurationSection section, Texts texts)
    {
        var settings = new SimulatorSettings();
        if (section[nameof(Enabled)] is { } enabled && !string.IsNullOrWhiteSpace(enabled))
        {
            settings = settings with
            {
                Enabled = enabled.Trim().ToLowerInvariant() switch
                {
                    "auto" => SimulatorUse.Auto,
                    "true" => SimulatorUse.Always,
                    "false" => SimulatorUse.Never,
                    _ => throw new BadInputException(texts.ErrorConfigurationValue.With("Simulator:Enabled", enabled, texts.SettingSimulatorEnabledRule)),
                },
            };
        }

        if (section[nameof(Url)] is { } url && !string.IsNullOrWhiteSpace(url))
        {
            settings = Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true, PathAndQuery: "/" }
                ? settings with { Url = address }
                : throw new BadInputException(texts.ErrorConfigurationValue.With("Simulator:Url", url, texts.SettingSimulatorUrlRule));
        }

        return settings;
    }
}
