using System.CommandLine;
using StargateBot.Core.Languages;
using StargateBot.Localization;

namespace StargateBot.CommandLine;

/// <summary>Options that several commands share, with their checks.</summary>
internal static class CommonOptions
{
    /// <summary>Makes an option with one value; a missing value is reported in the person's language.</summary>
    /// <param name="name">Its name with the dashes.</param>
    /// <param name="valueName">What stands for the value in the help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="texts">Texts in the person's language.</param>
    public static Option<string?> WithValue(string name, string valueName, string description, Texts texts)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = valueName, Arity = ArgumentArity.ZeroOrOne };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0 || string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError(texts.ErrorOptionNeedsValue.With(name));
            }
        });
        return option;
    }

    /// <summary>Makes <c>--knowledge DIR</c>.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public static Option<string?> Knowledge(Texts texts) => WithValue("--knowledge", "DIR", texts.KnowledgeOptionDescription, texts);

    /// <summary>Makes <c>--language id|en</c>.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public static Option<string?> ReplyLanguage(Texts texts)
    {
        var option = WithValue("--language", "id|en", texts.LanguageOptionDescription, texts);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }, ..] && !string.IsNullOrWhiteSpace(value) && !LanguageCodes.TryParse(value, out _))
            {
                result.AddError(texts.ErrorLanguage.With("--language", value));
            }
        });
        return option;
    }

    /// <summary>Reads the value of <see cref="ReplyLanguage"/>, or null when it was not given.</summary>
    /// <param name="parsed">The parsed arguments.</param>
    /// <param name="option">The option.</param>
    public static Language? GetLanguage(this ParseResult parsed, Option<string?> option) =>
        LanguageCodes.TryParse(parsed.GetValue(option), out var language) ? language : null;
}
