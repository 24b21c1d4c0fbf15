using System.Globalization;

namespace StargateBot.Evaluation;

/// <summary>How many of some were right.</summary>
/// <param name="Right">Right ones.</param>
/// <param name="Total">All.</param>
internal readonly record struct Share(int Right, int Total)
{
    /// <summary>Gets the share in percent, 0 to 100; 100 where there was nothing to get wrong.</summary>
    public double Percent => Total == 0 ? 100 : 100.0 * Right / Total;

    /// <summary>Counts the verdicts that hold.</summary>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="isRight">Whether one counts as right.</param>
    public static Share Of(IReadOnlyCollection<Verdict> verdicts, Func<Verdict, bool> isRight) => new(verdicts.Count(isRight), verdicts.Count);

    /// <summary>Writes such as <c>17/18 94.4 %</c>; a dash for none.</summary>
    public override string ToString() =>
        Total == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Right}/{Total} {Percent:0.0} %");
}
