using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Languages;

namespace StargateBot.Reports;

/// <summary>The texts of <c>report</c> in one language. A member's name is its key in <c>ReportTexts.resx</c> and <c>ReportTexts.id.resx</c>.</summary>
internal sealed class ReportTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Reports.ReportTexts", typeof(ReportTexts).Assembly);

    private readonly CultureInfo _culture;

    private ReportTexts(CultureInfo culture) => _culture = culture;

    public string Description => Get();

    public string DaysDescription => Get();

    public string FormatDescription => Get();

    public string OutputDescription => Get();

    public string ConnectionStringWrong => Get();

    /// <summary>Gets the texts in a language.</summary>
    /// <param name="language">The language.</param>
    public static ReportTexts For(Language language) =>
        new(language == Language.Indonesian ? CultureInfo.GetCultureInfo("id") : CultureInfo.InvariantCulture);

    public string DaysWrong(string value, int max) => Format(Get(), value, max);

    public string FormatWrong(string value) => Format(Get(), value);

    public string NoStore(string path) => Format(Get(), path);

    public string Written(string path) => Format(Get(), path);

    public string NotWritten(string path, string reason) => Format(Get(), path, reason);

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, text, arguments);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
