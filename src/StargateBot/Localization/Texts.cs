using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Languages;

namespace StargateBot.Localization;

/// <summary>The texts of the program for people, in one language. A property's name is its key in <c>Texts.resx</c> and <c>Texts.id.resx</c>.</summary>
internal sealed class Texts
{
    private static readonly ResourceManager Resources = new("StargateBot.Localization.Texts", typeof(Texts).Assembly);
    private static readonly Texts Indonesian = new(Language.Indonesian, CultureInfo.GetCultureInfo("id"));
    private static readonly Texts English = new(Language.English, CultureInfo.InvariantCulture);

    private readonly CultureInfo _culture;

    private Texts(Language language, CultureInfo culture)
    {
        Language = language;
        _culture = culture;
    }

    /// <summary>Gets the language of these texts.</summary>
    public Language Language { get; }

    public string ProgramDescription => Get();

    public string ProgramNoCommand => Get();

    public string HelpUsage => Get();

    public string HelpArguments => Get();

    public string HelpOptions => Get();

    public string HelpCommands => Get();

    public string HelpExitCodes => Get();

    public string HelpUsageCommand => Get();

    public string HelpUsageOptions => Get();

    public string HelpOptionDescription => Get();

    public string VersionOptionDescription => Get();

    public string AskDescription => Get();

    public string AskQuestionDescription => Get();

    public string AskJsonDescription => Get();

    public string AskBatchDescription => Get();

    public string LanguageOptionDescription => Get();

    public string KnowledgeOptionDescription => Get();

    public string ChatDescription => Get();

    public string EvalDescription => Get();

    public string EvalFileDescription => Get();

    public string EvalMinDescription => Get();

    public string EvalJsonDescription => Get();

    public string KnowledgeDescription => Get();

    public string KnowledgeCheckDescription => Get();

    public string KnowledgeShowDescription => Get();

    public string KnowledgeShowDocumentDescription => Get();

    public string RunDescription => Get();

    public string HealthDescription => Get();

    public string SetupDescription => Get();

    public string SetupDiscordDescription => Get();

    public string SetupApplicationIdDescription => Get();

    public string SetupSlackDescription => Get();

    public string SetupManifestDescription => Get();

    public string ErrorPrefix => Get();

    public string ErrorSeeHelp => Get();

    public string ErrorUnknownArgument => Get();

    public string ErrorQuoteQuestion => Get();

    public string ErrorOptionNeedsValue => Get();

    public string ErrorOptionTwice => Get();

    public string ErrorLanguage => Get();

    public string ErrorMin => Get();

    public string ErrorQuestionMissing => Get();

    public string ErrorQuestionEmpty => Get();

    public string ErrorQuestionAndBatch => Get();

    public string ErrorEvalFileMissing => Get();

    public string ErrorApplicationId => Get();

    public string ErrorSubcommandMissing => Get();

    public string ErrorFileNotFound => Get();

    public string ErrorFileUnreadable => Get();

    public string ErrorKnowledgeEmpty => Get();

    public string ErrorConfigurationFile => Get();

    public string ErrorConfigurationValue => Get();

    public string SettingLanguageRule => Get();

    public string SettingPathRule => Get();

    public string SettingKeptAnswersRule => Get();

    public string SettingHttpUrlsRule => Get();

    public string SettingSimulatorEnabledRule => Get();

    public string SettingSimulatorUrlRule => Get();

    public string SettingLogFormatRule => Get();

    public string SettingTelemetryRule => Get();

    public string ErrorSettings => Get();

    public string ErrorUnknownSection => Get();

    public string ErrorNoPlatform => Get();

    public string ErrorHalfConfigured => Get();

    public string ErrorAddressUnusable => Get();

    public string ErrorFault => Get();

    public string ErrorInterrupted => Get();

    public string ErrorDocumentUnknown => Get();

    public string LineFault => Get();

    public string LineBlank => Get();

    public string LineNotJson => Get();

    public string LineNotObject => Get();

    public string LineTooLong => Get();

    public string LineMissing => Get();

    public string LineWrongType => Get();

    public string LineNotInThisVersion => Get();

    public string LineBadPattern => Get();

    public string LineDuplicateId => Get();

    public string TypeString => Get();

    public string TypeStringOrNumber => Get();

    public string TypeBoolean => Get();

    public string TypeStringArray => Get();

    public string TypeGroups => Get();

    public string TypeNumberArray => Get();

    public string TypeLanguage => Get();

    public string EvalNoQuestions => Get();

    public string Sources => Get();

    public string Original => Get();

    public string Translation => Get();

    public string FaultsSkipped => Get();

    public string RunTitle => Get();

    public string RunPage => Get();

    public string RunHealth => Get();

    public string RunPlatformLive => Get();

    public string RunPlatformSimulated => Get();

    public string RunPlatformOff => Get();

    public string RunStopHint => Get();

    public string HealthAlive => Get();

    public string HealthDead => Get();

    public string ChatGreeting => Get();

    public string ChatExamples => Get();

    public string ChatHint => Get();

    public string ChatLoading => Get();

    public string ChatGoodbye => Get();

    public string ChatHelpSources => Get();

    public string ChatHelpLanguage => Get();

    public string ChatHelpHelp => Get();

    public string ChatHelpQuit => Get();

    public string ChatNoSources => Get();

    public string ChatLanguageSet => Get();

    public string ChatLanguageAuto => Get();

    public string ChatLanguageUsage => Get();

    public string ChatUnknownCommand => Get();

    public string ColumnKind => Get();

    public string ColumnAll => Get();

    public string EvalAnswerable => Get();

    public string EvalNotAnswerable => Get();

    public string EvalFailures => Get();

    public string EvalShareBelow => Get();

    public string EvalAsking => Get();

    public string EvalExpectedAnswer => Get();

    public string EvalExpectedAbstention => Get();

    public string EvalWrongOutcome => Get();

    public string EvalMissingText => Get();

    public string EvalWrongPassage => Get();

    public string EvalWrongLanguage => Get();

    public string EvalMissingAnswer => Get();

    public string EvalNothingCited => Get();

    public string EvalRecall => Get();

    public string EvalCited => Get();

    public string EvalWords => Get();

    public string EvalTime => Get();

    public string CheckSummary => Get();

    public string CheckFine => Get();

    public string CheckFaults => Get();

    public string ShowTranslationOf => Get();

    /// <summary>Gets the texts in the language of the system's locale: Indonesian where it is set so, else English.</summary>
    public static Texts OfLocale() => For(LocaleOf(CultureInfo.CurrentUICulture) ?? Language.English);

    /// <summary>Gets the texts in a language.</summary>
    /// <param name="language">The language.</param>
    public static Texts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Gets the language of a locale, or null when it is neither of ours.</summary>
    /// <param name="culture">The locale.</param>
    public static Language? LocaleOf(CultureInfo culture) =>
        LanguageCodes.TryParse(culture.TwoLetterISOLanguageName, out var language) ? language : null;

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
