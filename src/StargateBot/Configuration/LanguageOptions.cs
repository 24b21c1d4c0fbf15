using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Core.Languages;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>Settings of the languages, section <c>Language</c>.</summary>
internal sealed record LanguageOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Language";

    /// <summary>Gets the language of a reply when neither the question nor anything around it tells.</summary>
    /// <value>The default is Indonesian, <c>id</c>.</value>
    public Language Default { get; init; } = Language.Indonesian;

    /// <summary>Reads and checks the section.</summary>
    /// <param name="section">The section; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">The language is neither <c>id</c> nor <c>en</c>.</exception>
    public static LanguageOptions From(IConfigurationSection section, Texts texts)
    {
        var code = section[nameof(Default)];
        if (string.IsNullOrWhiteSpace(code))
        {
            return new LanguageOptions();
        }

        return LanguageCodes.TryParse(code, out var language)
            ? new LanguageOptions { Default = language }
            : throw new BadInputException(texts.ErrorConfigurationValue.With("Language:Default", code, texts.SettingLanguageRule));
    }
}
