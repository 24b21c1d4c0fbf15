using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat;

/// <summary>What the bot says about its own work on a platform, in one language. A member's name is its key in <c>ChatTexts.resx</c> and <c>ChatTexts.id.resx</c>.</summary>
public sealed class ChatTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Core.Chat.ChatTexts", typeof(ChatTexts).Assembly);
    private static readonly ChatTexts Indonesian = new(CultureInfo.GetCultureInfo("id"));
    private static readonly ChatTexts English = new(CultureInfo.InvariantCulture);

    private readonly CultureInfo _culture;

    private ChatTexts(CultureInfo culture) => _culture = culture;

    /// <summary>Gets the label of the button that shows the evidence.</summary>
    public string SourcesButton => Get();

    /// <summary>Gets the label of the button that says that an answer helped.</summary>
    public string HelpfulButton => Get();

    /// <summary>Gets the label of the button that says that an answer did not help.</summary>
    public string NotHelpfulButton => Get();

    /// <summary>Gets the label of the button by which a person wants to be told when a question becomes covered.</summary>
    public string NotifyMeButton => Get();

    /// <summary>Gets the line before the evidence.</summary>
    public string SourcesIntroduction => Get();

    /// <summary>Gets the reply to somebody who wants the evidence of an answer that is forgotten.</summary>
    public string SourcesForgotten => Get();

    /// <summary>Gets the reply to somebody who wants evidence where nothing was answered yet.</summary>
    public string NoSourcesYet => Get();

    /// <summary>Gets the line before suggested questions.</summary>
    public string YouCouldAsk => Get();

    /// <summary>Gets the reply where a place or a person is not permitted.</summary>
    public string NotAllowedHere => Get();

    /// <summary>Gets the reply to somebody who gives a command that is for admins.</summary>
    public string AdminsOnly => Get();

    /// <summary>Gets the reply to a button that this version does not know, or whose answer is forgotten.</summary>
    public string OutdatedButton => Get();

    /// <summary>Gets the title of the form that asks why an answer did not help.</summary>
    public string ReasonFormTitle => Get();

    /// <summary>Gets the label of the field for the reason.</summary>
    public string ReasonLabel => Get();

    /// <summary>Gets the hint in the empty field for the reason.</summary>
    public string ReasonHint => Get();

    /// <summary>Gets the label of the button that sends a form.</summary>
    public string SendButton => Get();

    /// <summary>Gets the title of the form that teaches a text.</summary>
    public string TeachFormTitle => Get();

    /// <summary>Gets the label of the field for the title.</summary>
    public string TeachTitleLabel => Get();

    /// <summary>Gets the label of the field for the Indonesian text.</summary>
    public string TeachIndonesianLabel => Get();

    /// <summary>Gets the label of the field for the English text.</summary>
    public string TeachEnglishLabel => Get();

    /// <summary>Gets the hint in an empty field for a text.</summary>
    public string TeachHint => Get();

    /// <summary>Gets the reply while the program ends.</summary>
    public string Restarting => Get();

    /// <summary>Gets the word to somebody whose answer may not have arrived.</summary>
    public string PleaseAskAgain => Get();

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static ChatTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"ChatTexts.resx has no '{key}'.");
}
