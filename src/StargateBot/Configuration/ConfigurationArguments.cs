using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>The settings among the words of a command line: <c>--Section:Key=value</c> or <c>--Section:Key value</c>.</summary>
/// <param name="Arguments">The words that are no settings, in order.</param>
/// <param name="Settings">The settings in order; a later one wins.</param>
/// <param name="Fault">What is wrong with the first setting that cannot be used, in the person's language, or null.</param>
internal sealed record ConfigurationArguments(
    string[] Arguments, IReadOnlyList<KeyValuePair<string, string?>> Settings, string? Fault)
{
    private const string Dashes = "--";

    // A question may hold anything: only the commands that the settings are for look for them.
    private static readonly string[] Commands = ["run", "health", "reload", "report"];

    // A misspelt section would be ignored without a word.
    private static readonly string[] Sections =
        ["Knowledge", "Language", "Discord", "Slack", "Storage", "Admin", "Limits", "Permissions", "Simulator", "Http", "Logging", "OpenTelemetry"];

    /// <summary>Takes the settings out of a command line of the worker; the other commands' lines stay whole.</summary>
    /// <param name="args">The arguments as the system gave them.</param>
    /// <param name="texts">Texts in the person's language.</param>
    public static ConfigurationArguments Split(string[] args, Texts texts)
    {
        if (args.Length == 0 || !(args[0].StartsWith(Dashes, StringComparison.Ordinal) || Commands.Contains(args[0], StringComparer.Ordinal)))
        {
            return new ConfigurationArguments(args, [], null);
        }

        var rest = new List<string>();
        var settings = new List<KeyValuePair<string, string?>>();
        for (var i = 0; i < args.Length; i++)
        {
            if (KeyOf(args[i]) is not { } key)
            {
                rest.Add(args[i]);
                continue;
            }

            var section = key[..key.IndexOf(':', StringComparison.Ordinal)];
            if (!Sections.Contains(section, StringComparer.OrdinalIgnoreCase))
            {
                return new ConfigurationArguments([.. rest], [], texts.ErrorUnknownSection.With(Dashes + key, string.Join(", ", Sections)));
            }

            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                settings.Add(new(key, args[i][(equals + 1)..]));
            }
            else if (i + 1 < args.Length && !args[i + 1].StartsWith(Dashes, StringComparison.Ordinal))
            {
                settings.Add(new(key, args[++i]));
            }
            else
            {
                return new ConfigurationArguments([.. rest], [], texts.ErrorOptionNeedsValue.With(Dashes + key));
            }
        }

        return new ConfigurationArguments([.. rest], settings, null);
    }

    /// <summary>Gets the settings, or says what is wrong with them.</summary>
    /// <exception cref="BadInputException">One of them cannot be used.</exception>
    public IReadOnlyList<KeyValuePair<string, string?>> Require() => Fault is null ? Settings : throw new BadInputException(Fault);

    // The colon that parts section and key tells a setting from an option.
    private static string? KeyOf(string word)
    {
        if (!word.StartsWith(Dashes, StringComparison.Ordinal))
        {
            return null;
        }

        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? word[Dashes.Length..] : word[Dashes.Length..equals];
        return key.IndexOf(':', StringComparison.Ordinal) > 0 && !key.EndsWith(':') ? key : null;
    }
}
