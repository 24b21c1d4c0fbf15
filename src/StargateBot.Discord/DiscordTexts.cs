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

    /// <summary>Gets the name of the command that reads the knowledge anew.</summary>
    public string ReloadName => Get();

    /// <summary>Gets its description.</summary>
    public string ReloadDescription => Get();

    /// <summary>Gets the name of the command that returns to an earlier snapshot.</summary>
    public string RollbackName => Get();

    /// <summary>Gets its description.</summary>
    public string RollbackDescription => Get();

    /// <summary>Gets the name of the option that holds the version.</summary>
    public string VersionName => Get();

    /// <summary>Gets its description.</summary>
    public string VersionDescription => Get();

    /// <summary>Gets the name of the command that shows what is loaded.</summary>
    public string KnowledgeName => Get();

    /// <summary>Gets its description.</summary>
    public string KnowledgeDescription => Get();

    /// <summary>Gets the name of the command that shows what was asked in vain.</summary>
    public string GapsName => Get();

    /// <summary>Gets its description.</summary>
    public string GapsDescription => Get();

    /// <summary>Gets the name of the command that shows figures.</summary>
    public string StatsName => Get();

    /// <summary>Gets its description.</summary>
    public string StatsDescription => Get();

    /// <summary>Gets the name of the option that holds how many days are looked back.</summary>
    public string DaysName => Get();

    /// <summary>Gets its description.</summary>
    public string DaysDescription => Get();

    /// <summary>Gets the name of the command that teaches a text.</summary>
    public string TeachName => Get();

    /// <summary>Gets its description.</summary>
    public string TeachDescription => Get();

    /// <summary>Gets the name of the command that shows and changes settings.</summary>
    public string SettingsName => Get();

    /// <summary>Gets its description.</summary>
    public string SettingsDescription => Get();

    /// <summary>Gets the name of the option that lets the bot answer in a channel.</summary>
    public string AnswerName => Get();

    /// <summary>Gets its description.</summary>
    public string AnswerDescription => Get();

    /// <summary>Gets the name of the option that lets the bot answer unasked.</summary>
    public string WithoutMentionName => Get();

    /// <summary>Gets its description.</summary>
    public string WithoutMentionDescription => Get();

    /// <summary>Gets the description of the option that fixes the language of a channel.</summary>
    public string ReplyLanguageDescription => Get();

    /// <summary>Gets the description of the option that hides the answers of a channel.</summary>
    public string PrivateAnswersDescription => Get();

    /// <summary>Gets the name of the option that makes settings those of the whole server.</summary>
    public string EverywhereName => Get();

    /// <summary>Gets its description.</summary>
    public string EverywhereDescription => Get();

    /// <summary>Gets the name of a setting that is on.</summary>
    public string OnName => Get();

    /// <summary>Gets the name of a setting that is off.</summary>
    public string OffName => Get();

    /// <summary>Gets the name of a setting that is not set.</summary>
    public string UnsetName => Get();

    /// <summary>Gets the name of the command that tells what is kept of a person.</summary>
    public string PrivacyName => Get();

    /// <summary>Gets its description.</summary>
    public string PrivacyDescription => Get();

    /// <summary>Gets the name of the command that removes what is kept of a person.</summary>
    public string ForgetMeName => Get();

    /// <summary>Gets its description.</summary>
    public string ForgetMeDescription => Get();

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static DiscordTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"DiscordTexts.resx has no '{key}'.");
}
