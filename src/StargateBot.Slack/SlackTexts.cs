using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Languages;

namespace StargateBot.Slack;

/// <summary>What only Slack shows, in one language. A member's name is its key in <c>SlackTexts.resx</c> and <c>SlackTexts.id.resx</c>.</summary>
internal sealed class SlackTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Slack.SlackTexts", typeof(SlackTexts).Assembly);
    private static readonly SlackTexts Indonesian = new(CultureInfo.GetCultureInfo("id"));
    private static readonly SlackTexts English = new(CultureInfo.InvariantCulture);

    private readonly CultureInfo _culture;

    private SlackTexts(CultureInfo culture) => _culture = culture;

    /// <summary>Gets what stands behind the bot's name while it works.</summary>
    public string Working => Get();

    /// <summary>Gets the heading of the app's home.</summary>
    public string HomeTitle => Get();

    /// <summary>Gets the ways to ask.</summary>
    public string HomeWays => Get();

    /// <summary>Gets the heading of suggested questions.</summary>
    public string HomeQuestions => Get();

    /// <summary>Gets what stands on the button that closes a form; at most 24 characters.</summary>
    public string FormCancel => Get();

    /// <summary>Gets what is said when a form could not be opened.</summary>
    public string FormNotOpened => Get();

    /// <summary>Gets what a form shows when its title is blank.</summary>
    public string FormTitleMissing => Get();

    /// <summary>Gets what a form shows when no text is filled in.</summary>
    public string FormTextMissing => Get();

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static SlackTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Gets the last line of an answer.</summary>
    /// <param name="snapshot">Version of the knowledge.</param>
    /// <param name="traceId">Id of the answer.</param>
    public string Footer(string snapshot, string traceId) => string.Format(CultureInfo.InvariantCulture, Get(), snapshot, traceId);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"SlackTexts.resx has no '{key}'.");
}
