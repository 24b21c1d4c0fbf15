using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>Settings of the worker's log, section <c>Logging</c>.</summary>
internal sealed record LoggingOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Logging";

    private const string Levels = "LogLevel";
    private const string Default = "Default";

    /// <summary>Gets whether each entry is a JSON object, key <c>Logging:Format</c>.</summary>
    /// <value>The default is false, <c>simple</c>: a line for people. True is <c>json</c>.</value>
    public bool Json { get; init; }

    /// <summary>Gets the lowest level that is written where no category says otherwise, key <c>Logging:LogLevel:Default</c>.</summary>
    /// <value>The default is Information.</value>
    public LogLevel DefaultLevel { get; init; } = LogLevel.Information;

    /// <summary>Gets the lowest level by the beginning of the category's name, keys <c>Logging:LogLevel:…</c>.</summary>
    /// <value>The default is Warning for <c>Microsoft</c> and <c>System</c>.</value>
    public IReadOnlyDictionary<string, LogLevel> CategoryLevels { get; init; } = new Dictionary<string, LogLevel>
    {
        ["Microsoft"] = LogLevel.Warning,
        ["System"] = LogLevel.Warning,
    };

    /// <summary>Reads and checks the section.</summary>
    /// <param name="section">The section; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">A value cannot be used.</exception>
    public static LoggingOptions From(IConfigurationSection section, Texts texts)
    {
        var options = new LoggingOptions { Json = IsJson(section["Format"], texts) };
        var categories = new Dictionary<string, LogLevel>(options.CategoryLevels);
        foreach (var entry in section.GetSection(Levels).GetChildren().Where(entry => !string.IsNullOrWhiteSpace(entry.Value)))
        {
            var level = LevelOf(entry, texts);
            if (entry.Key.Equals(Default, StringComparison.OrdinalIgnoreCase))
            {
                options = options with { DefaultLevel = level };
            }
            else
            {
                categories[entry.Key] = level;
            }
        }

        return options with { CategoryLevels = categories };
    }

    private static bool IsJson(string? format, Texts texts) => format?.Trim().ToLowerInvariant() switch
    {
        null or "" or "simple" => false,
        "json" => true,
        _ => throw new BadInputException(texts.ErrorConfigurationValue.With("Logging:Format", format, texts.SettingLogFormatRule)),
    };

    private static LogLevel LevelOf(IConfigurationSection entry, Texts texts) =>
        Enum.TryParse<LogLevel>(entry.Value, ignoreCase: true, out var level) && Enum.IsDefined(level)
            ? level
            : throw new BadInputException(texts.ErrorConfigurationValue.With(
                $"Logging:LogLevel:{entry.Key}", entry.Value, string.Join(", ", Enum.GetNames<LogLevel>()) + "."));
}
