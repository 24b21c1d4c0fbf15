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
