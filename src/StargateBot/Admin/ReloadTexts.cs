using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Languages;

namespace StargateBot.Admin;

/// <summary>The texts about reloading in one language. A property's name is its key in <c>ReloadTexts.resx</c> and <c>ReloadTexts.id.resx</c>.</summary>
internal sealed class ReloadTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Admin.ReloadTexts", typeof(ReloadTexts).Assembly);

    private readonly CultureInfo _culture;

    private ReloadTexts(CultureInfo culture) => _culture = culture;

    public string Description => Get();

    public string UrlDescription => Get();

    public string RollbackDescription => Get();

    public string KeptSnapshotsRule => Get();

    public string WatchRule => Get();

    public string UrlRule => Get();

    public string TokenMissing => Get();

    public string Unreachable => Get();

    public string Unauthorized => Get();

    public string TurnedOff => Get();

    public string UnknownVersion => Get();

    public string BadAnswer => Get();

    public string Reading => Get();

    public string Checking => Get();

    public string Swapping => Get();

    public string Swapped => Get();

    public string Unchanged => Get();

    public string HeldBack => Get();

    public string Refused => Get();

    public string Failed => Get();

    public string Summary => Get();

    public string Added => Get();

    public string Removed => Get();

    public string Changed => Get();

    public string PassagesAdded => Get();

    public string PassagesChanged => Get();

    public string PassagesRemoved => Get();

    public string TitleOnly => Get();

    public string MoreDocuments => Get();

    public string Golden => Get();

    public string TurnedWrong => Get();

    public string TurnedRight => Get();

    /// <summary>Gets the texts in a language.</summary>
    /// <param name="language">The language.</param>
    public static ReloadTexts For(Language language) =>
        new(language == Language.Indonesian ? CultureInfo.GetCultureInfo("id") : CultureInfo.InvariantCulture);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
