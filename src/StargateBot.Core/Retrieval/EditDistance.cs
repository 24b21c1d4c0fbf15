namespace StargateBot.Core.Retrieval;

/// <summary>How many typing slips turn one word into another.</summary>
/// <remarks>
/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, no part edited twice
/// (F. J. Damerau, "A technique for computer detection and correction of spelling errors", 1964).
/// </remarks>
internal static class EditDistance
{
    /// <summary>Longest word compared; none of a language is longer.</summary>
    public const int MaxLength = 64;

    /// <summary>Gets the distance, or <paramref name="limit"/> + 1 when it is greater than the limit.</summary>
    /// <param name="a">A word of at most <see cref="MaxLength"/> characters.</param>
    /// <param name="b">Another.</param>
    /// <param name="limit">Greatest distance of interest, at least 0.</param>
    public static int Bounded(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        Span<int> rows = stackalloc int[3 * (MaxLength + 1)];
        var before = rows[..(b.Length + 1)];
        var previous = rows.Slice(MaxLength + 1, b.Length + 1);
        var current = rows.Slice(2 * (MaxLength + 1), b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var distance = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance = Math.Min(distance, before[j - 2] + 1);
                }

                current[j] = distance;
                least = Math.Min(least, distance);
            }

            // A swap can step over one row, so the row before must be hopeless too; row minima never fall by more than that.
            if (least > limit + 1)
            {
                return limit + 1;
            }

            var oldest = before;
            before = previous;
            previous = current;
            current = oldest;
        }

        return Math.Min(previous[b.Length], limit + 1);
    }
}
