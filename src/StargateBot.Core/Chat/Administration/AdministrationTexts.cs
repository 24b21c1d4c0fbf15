using System.Globalization;
using System.Resources;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Administration;

/// <summary>What admins are told, in one language.</summary>
internal sealed class AdministrationTexts
{
    private const int MaxName = 80;
    private const double Kilo = 1_000;
    private const double Mega = 1_000_000;

    private static readonly ResourceManager Resources =
        new("StargateBot.Core.Chat.Administration.AdministrationTexts", typeof(AdministrationTexts).Assembly);

    private static readonly AdministrationTexts Indonesian = new(CultureInfo.GetCultureInfo("id"));
    private static readonly AdministrationTexts English = new(CultureInfo.InvariantCulture);

    private readonly CultureInfo _culture;

    private AdministrationTexts(CultureInfo culture) => _culture = culture;

    /// <summary>Gets a text.</summary>
    /// <param name="text">Which one.</param>
    public string this[AdministrationText text] =>
        Resources.GetString(text.ToString(), _culture) ?? throw new MissingManifestResourceException($"AdministrationTexts.resx has no '{text}'.");

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static AdministrationTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Makes a name, title or word that people or files gave fit to stand in a line: no line feeds, no bold, not long.</summary>
    /// <param name="name">The name.</param>
    public static string Plain(string name) => PlainText.Shorten(PlainText.Clean(name, keepLines: false).Replace("**", "*", StringComparison.Ordinal), MaxName);

    /// <summary>Gets a text with values in its places.</summary>
    /// <param name="text">Which one.</param>
    /// <param name="values">The values.</param>
    public string With(AdministrationText text, params ReadOnlySpan<object?> values) => string.Format(_culture, this[text], values);

    /// <summary>Writes a moment, to the minute, in UTC.</summary>
    /// <param name="moment">The moment.</param>
    public string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMM yyyy HH:mm", _culture).Replace('.', ':') + " UTC";

    /// <summary>Writes a size.</summary>
    /// <param name="bytes">The size in bytes.</param>
    public string WriteSize(long bytes) => bytes >= Mega
        ? (bytes / Mega).ToString("0.0", _culture) + " MB"
        : (bytes / Kilo).ToString("0.0", _culture) + " kB";

    /// <summary>Writes seconds.</summary>
    /// <param name="time">The time.</param>
    public string WriteSeconds(TimeSpan time) => time.TotalSeconds.ToString(time.TotalSeconds < 1 ? "0.00" : "0.0", _culture);

    /// <summary>Writes the beginning of a list.</summary>
    /// <param name="items">The items.</param>
    /// <param name="limit">How many are written; of more, their number follows.</param>
    public string WriteList(IReadOnlyList<string> items, int limit) => items.Count <= limit
        ? string.Join(", ", items)
        : $"{string.Join(", ", items.Take(limit))} {With(AdministrationText.AndMore, items.Count - limit)}";
}
