using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>The settings that all commands share, checked.</summary>
/// <param name="Knowledge">Section <c>Knowledge</c>.</param>
/// <param name="Language">Section <c>Language</c>.</param>
internal sealed record HostSettings(KnowledgeOptions Knowledge, LanguageOptions Language)
{
    /// <summary>Gets the folder of the program's own data.</summary>
    /// <value>The default is <c>data</c>: where the database lies.</value>
    public string DataPath { get; init; } = "data";

    /// <summary>Reads the settings from where <see cref="HostConfiguration"/> finds them.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">A file is no JSON, or a value cannot be used.</exception>
    public static HostSettings Load(Texts texts) => From(HostConfiguration.Load([], texts), texts);

    /// <summary>Takes the settings out of a configuration and checks them.</summary>
    /// <param name="configuration">The configuration; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">A value cannot be used.</exception>
    internal static HostSettings From(IConfiguration configuration, Texts texts) =>
        new(KnowledgeOptions.From(configuration.GetSection(KnowledgeOptions.SectionName), texts),
            LanguageOptions.From(configuration.GetSection(LanguageOptions.SectionName), texts))
        {
            DataPath = DataFolder.Of(configuration),
        };
}
