using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Languages;

namespace StargateBot.Discord;

/// <summary>Names and descriptions of the commands, in one language. A member's name is its key in <c>DiscordTexts.resx</c> and <c>DiscordTexts.id.resx</c>.</summary>
internal sealed class DiscordTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Discord.DiscordTexts", typeof(DiscordTexts).Assembly);
    private static readonly DiscordTexts Indonesian = new(CultureInfo.GetCultureInfo("id"));
    private static readonly DiscordTexts English = new(CultureInfo.InvariantCulture);

    private readonly CultureInfo _culture;

    private DiscordTexts(CultureInfo culture) => _culture = culture;

    /// <summary>Gets the name of the command that asks.</summary>
    public string AskName => Get();

    /// <summary>Gets its description.</summary>
    public string AskDescription => Get();

    /// <summary>Gets the name of the option that holds the question.</summary>
    public string QuestionName => Get();

    /// <summary>Gets its description.</summary>
    public string QuestionDescription => Get();

    /// <summary>Gets the name of the option that chooses the answer's language.</summary>
    public string LanguageName => Get();

    /// <summary>Gets its description.</summary>
    public string LanguageDescription => Get();

    /// <summary>Gets the name of the option that hides the answer from others.</summary>
    public string PrivateName => Get();

    /// <summary>Gets its description.</summary>
    public string PrivateDescription => Get();

    /// <summary>Gets the name of the command that shows evidence.</summary>
    public string SourcesName => Get();

    /// <summary>Gets its description.</summary>
    public string SourcesDescription => Get();

    /// <summary>Gets the name of the command that explains.</summary>
    public string HelpName => Get();

    /// <summary>Gets its description.</summary>
    public string HelpDescription => Get();

    /// <summary>Gets the entry of a message's menu that answers the message.</summary>
    public string AskAboutMessageName => Get();

    /// <summary>Gets the name of Indonesian.</summary>
    public string IndonesianName => Get();

    /// <summary>Gets the name of English.</summary>
    public string EnglishName => Get();

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static DiscordTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"DiscordTexts.resx has no '{key}'.");
}
