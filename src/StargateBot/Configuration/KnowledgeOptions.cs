using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>Settings of the knowledge, section <c>Knowledge</c>.</summary>
internal sealed record KnowledgeOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Knowledge";

    /// <summary>Gets the knowledge folder; a relative path is looked for in the working directory, then beside the program.</summary>
    /// <value>The default is <c>knowledge</c>.</value>
    public string Path { get; init; } = "knowledge";

    /// <summary>Reads and checks the section.</summary>
    /// <param name="section">The section; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">The path holds a character that no path can hold.</exception>
    public static KnowledgeOptions From(IConfigurationSection section, Texts texts)
    {
        var path = section[nameof(Path)];
        if (string.IsNullOrWhiteSpace(path))
        {
            return new KnowledgeOptions();
        }

        return path.Contains('\0', StringComparison.Ordinal)
            ? throw new BadInputException(texts.ErrorConfigurationValue.With("Knowledge:Path", path.Replace('\0', '␀'), texts.SettingPathRule))
            : new KnowledgeOptions { Path = path };
    }

    /// <summary>Gets the folder to read: the one that was asked for, else the one that is set.</summary>
    /// <param name="askedFor">The value of <c>--knowledge</c>, or null.</param>
    /// <returns>A path that may not exist; whoever reads it says so.</returns>
    public string Resolve(string? askedFor) => askedFor ?? BesideProgram.Find(Path, Directory.Exists) ?? Path;
}
