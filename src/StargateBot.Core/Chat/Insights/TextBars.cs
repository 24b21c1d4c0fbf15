namespace StargateBot.Core.Chat.Insights;

/// <summary>
/// Draws figures with characters of the block "Block Elements" (Unicode U+2580 to U+259F): each is as wide as the others in every font, so
/// that bars of one length line up where letters do not.
/// </summary>
public static class TextBars
{
    private const char Full = '█';
    private const char Empty = '░';
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>Draws a share.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <param name="width">Characters.</param>
    public static string Bar(double share, int width)
    {
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * width, MidpointRounding.AwayFromZero);

        // What is there is seen, and what is not all is seen too.
        full = share > 0 ? Math.Max(full, 1) : 0;
        full = share < 1 ? Math.Min(full, width - 1) : full;
        return new string(Full, full) + new string(Empty, width - full);
    }

    /// <summary>Draws a row of counts.</summary>
    /// <param name="counts">The counts, not negative.</param>
    /// <returns>One character for each; the lowest for 0 alone, the highest for the greatest.</returns>
    public static string Row(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var max = counts.Count == 0 ? 0 : counts.Max();
        return string.Concat(counts.Select(count => Heights[count == 0 ? 0 : Math.Max(1, (int)Math.Ceiling((double)count * (Heights.Length - 1) / max))]));
    }
}
