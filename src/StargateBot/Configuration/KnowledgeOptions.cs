using System.Globalization;
using Microsoft.Extensions.Configuration;
using StargateBot.Admin;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>Settings of the knowledge, section <c>Knowledge</c>.</summary>
internal sealed record KnowledgeOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Knowledge";

    private const int MaxKeptAnswers = 100_000;
    private const int MaxKeptSnapshots = 1000;

    /// <summary>Gets the knowledge folder; a relative path is looked for in the working directory, then beside the program.</summary>
    /// <value>The default is <c>knowledge</c>.</value>
    public string Path { get; init; } = "knowledge";

    /// <summary>Gets how many answers the worker keeps for questions that are asked again; 0 for none.</summary>
    /// <value>The default is 1000; from 0 to 100 000. An answer takes a few kilobytes.</value>
    public int KeptAnswers { get; init; } = 1000;

    /// <summary>Gets whether the worker reloads by itself when the folder changes.</summary>
    /// <value>The default is false.</value>
    public bool Watch { get; init; }

    /// <summary>Gets how many snapshots are kept to return to, the loaded one included; 0 for none.</summary>
    /// <value>The default is 10; from 0 to 1000. Files that do not differ are kept once.</value>
    public int KeptSnapshots { get; init; } = 10;

    /// <summary>Reads and checks the section.</summary>
    /// <param name="section">The section; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">The path holds a character that no path can hold, or another value is none or out of range.</exception>
    public static KnowledgeOptions From(IConfigurationSection section, Texts texts)
    {
        var options = new KnowledgeOptions();
        if (section[nameof(Path)] is { } path && !string.IsNullOrWhiteSpace(path))
        {
            options = path.Contains('\0', StringComparison.Ordinal)
                ? throw new BadInputException(texts.ErrorConfigurationValue.With("Knowledge:Path", path.Replace('\0', '␀'), texts.SettingPathRule))
                : options with { Path = path };
        }

        if (section[nameof(KeptAnswers)] is { } kept && !string.IsNullOrWhiteSpace(kept))
        {
            options = int.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MaxKeptAnswers
                ? options with { KeptAnswers = count }
                : throw new BadInputException(texts.ErrorConfigurationValue.With("Knowledge:KeptAnswers", kept, texts.SettingKeptAnswersRule));
        }

        var rules = ReloadTexts.For(texts.Language);
        if (section[nameof(KeptSnapshots)] is { } snapshots && !string.IsNullOrWhiteSpace(snapshots))
        {
            options = int.TryParse(snapshots, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MaxKeptSnapshots
                ? options with { KeptSnapshots = count }
                : throw new BadInputException(texts.ErrorConfigurationValue.With("Knowledge:KeptSnapshots", snapshots, rules.KeptSnapshotsRule));
        }

        if (section[nameof(Watch)] is { } watch && !string.IsNullOrWhiteSpace(watch))
        {
            options = bool.TryParse(watch, out var isWatched)
                ? options with { Watch = isWatched }
                : throw new BadInputException(texts.ErrorConfigurationValue.With("Knowledge:Watch", watch, rules.WatchRule));
        }

        return options;
    }

    /// <summary>Gets the folder to read: the one that was asked for, else the one that is set.</summary>
    /// <param name="askedFor">The value of <c>--knowledge</c>, or null.</param>
    /// <returns>A path that may not exist; whoever reads it says so.</returns>
    public string Resolve(string? askedFor) => askedFor ?? BesideProgram.Find(Path, Directory.Exists) ?? Path;
}
