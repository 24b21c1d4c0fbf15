using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Living;

/// <summary>What a corrected answer says, in one language. A member's name is its key in <c>LivingTexts.resx</c> and <c>LivingTexts.id.resx</c>.</summary>
internal sealed class LivingTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Core.Chat.Living.LivingTexts", typeof(LivingTexts).Assembly);
    private static readonly LivingTexts Indonesian = new(CultureInfo.GetCultureInfo("id"));
    private static readonly LivingTexts English = new(CultureInfo.InvariantCulture);

    private readonly CultureInfo _culture;

    private LivingTexts(CultureInfo culture) => _culture = culture;

    /// <summary>Gets what stands in the place of an answer that the knowledge does not give any more.</summary>
    public string NoLongerStated => Get();

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static LivingTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Gets the lead of a corrected answer.</summary>
    /// <param name="date">When it was corrected.</param>
    public string Corrected(DateTimeOffset date) => Format(Get(), DateOf(date));

    /// <summary>Gets the label over the words that do not hold any more.</summary>
    /// <param name="version">The version of the knowledge that they came from.</param>
    public string Outdated(string version) => Format(Get(), version);

    /// <summary>Gets the label over the words that hold now.</summary>
    /// <param name="version">The version of the knowledge that they come from.</param>
    public string Now(string version) => Format(Get(), version);

    /// <summary>Gets what stands in the place of a later part of an answer that was corrected in its first part.</summary>
    /// <param name="date">When it was corrected.</param>
    public string LaterPart(DateTimeOffset date) => Format(Get(), DateOf(date));

    private string DateOf(DateTimeOffset date) => date.UtcDateTime.ToString("d MMMM yyyy", _culture);

    private static string Format(string text, string argument) => string.Format(CultureInfo.InvariantCulture, text, argument);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"LivingTexts.resx has no '{key}'.");
}
