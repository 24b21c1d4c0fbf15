using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>The words around figures and gaps. A member's name is its key in <c>InsightTexts.resx</c> and <c>InsightTexts.id.resx</c>.</summary>
internal sealed class InsightTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Core.Chat.Insights.InsightTexts", typeof(InsightTexts).Assembly);
    private static readonly InsightTexts Indonesian = new(CultureInfo.GetCultureInfo("id"), group: ".", point: ",");
    private static readonly InsightTexts English = new(CultureInfo.InvariantCulture, group: ",", point: ".");

    private readonly CultureInfo _culture;

    // Written out: a system without the data of cultures writes numbers the same way.
    private readonly NumberFormatInfo _numbers;

    private InsightTexts(CultureInfo culture, string group, string point)
    {
        _culture = culture;
        _numbers = new NumberFormatInfo { NumberGroupSeparator = group, NumberDecimalSeparator = point };
    }

    public string Outcomes => Get();

    public string Languages => Get();

    public string Feedback => Get();

    public string NoVotes => Get();

    public string Speed => Get();

    public string TopPassages => Get();

    public string PerDay => Get();

    public string NothingAsked => Get();

    public string NoGaps => Get();

    public string ReportTitle => Get();

    public string Gaps => Get();

    public string ColumnOutcome => Get();

    public string ColumnLanguage => Get();

    public string ColumnCount => Get();

    public string ColumnShare => Get();

    public string ColumnPassage => Get();

    public string ColumnDay => Get();

    public string ColumnQuestion => Get();

    public string ColumnAskers => Get();

    public string ColumnVotedDown => Get();

    public string ColumnLast => Get();

    public string ColumnReasons => Get();

    public string Helpful => Get();

    public string NotHelpful => Get();

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static InsightTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Writes a whole number as the language does.</summary>
    public string Number(int number) => number.ToString("#,0", _numbers);

    /// <summary>Writes a share in percent, without a fraction.</summary>
    public string Percent(double share)
    {
        var percent = Math.Round(share * 100, MidpointRounding.AwayFromZero);
        return percent == 0 && share > 0 ? "<1%" : $"{percent.ToString("0", _numbers)}%";
    }

    /// <summary>Writes a time in milliseconds.</summary>
    public string Milliseconds(double time) => $"{time.ToString(time < 10 ? "0.0" : "#,0", _numbers)} ms";

    public string StatsTitle(int days) => Format(Get(), days);

    public string Asked(int questions, int people) => Format(Get(), Number(questions), Number(people));

    public string HelpfulShare(double share, int votes) => Format(Get(), Percent(share), Number(votes));

    public string Median(double time) => Format(Get(), Milliseconds(time));

    public string Most(int days, int count) => days == 1 ? Format(Get("MostInADay"), Number(count)) : Format(Get("MostInDays"), days, Number(count));

    public string P95(double time) => Format(Get(), Milliseconds(time));

    public string GapsTitle(int days, int questions, int groups) => Format(Get(), days, Number(questions), Number(groups));

    public string GapDetails(int askers, DateTimeOffset last) => Format(Get(), Number(askers), Day(last));

    public string GapVotedDown(int count) => Format(Get(), Number(count));

    public string MoreGaps(int groups) => Format(Get(), Number(groups));

    public string DaysWrong(int max) => Format(Get(), max);

    public string ReportPeriod(DateTimeOffset since, DateTimeOffset until) => Format(Get(), Day(since), Day(until));

    public string NameOf(AnswerOutcome outcome) => Get($"Outcome{outcome}");

    public string NameOf(Language language) => AnswerTexts.For(ReferenceEquals(this, Indonesian) ? Language.Indonesian : Language.English).NameOf(language);

    /// <summary>Writes a day (ISO 8601, UTC).</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes a day (ISO 8601).</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, text, arguments);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"InsightTexts.resx has no '{key}'.");
}
