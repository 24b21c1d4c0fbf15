namespace StargateBot.Simulator.Faults;

/// <summary>Matches paths such as <c>channels/*/messages</c>.</summary>
internal static class PathPattern
{
    /// <summary>Gets whether a path fits a pattern.</summary>
    /// <param name="pattern">Segments; <c>*</c> fits one, a last <c>**</c> fits the rest, also when it is empty.</param>
    /// <param name="path">The path without leading slash and query.</param>
    /// <returns>True when it fits.</returns>
    public static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        while (true)
        {
            if (pattern is "**")
            {
                return true;
            }

            if (pattern.IsEmpty || path.IsEmpty)
            {
                return pattern.IsEmpty && path.IsEmpty;
            }

            var wanted = NextSegment(ref pattern);
            var segment = NextSegment(ref path);
            if (wanted is not "*" && !wanted.Equals(segment, StringComparison.Ordinal))
            {
                return false;
            }
        }
    }

    private static ReadOnlySpan<char> NextSegment(ref ReadOnlySpan<char> path)
    {
        var slash = path.IndexOf('/');
        var segment = slash < 0 ? path : path[..slash];
        path = slash < 0 ? [] : path[(slash + 1)..];
        return segment;
    }
}
