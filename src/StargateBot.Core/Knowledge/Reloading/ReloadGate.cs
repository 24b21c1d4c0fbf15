namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Decides whether anything speaks against a new snapshot.</summary>
/// <remarks>
/// Against it speak faults of files that the loaded snapshot has not, and fewer golden questions answered right than before. Golden questions
/// that turned from right to wrong while at least as many turned from wrong to right are reported and do not hold it back: a mended
/// text moves answers around, and the score is what must not fall.
/// </remarks>
internal static class ReloadGate
{
    /// <summary>Gets whether a snapshot can take the place of the loaded one without anybody deciding so.</summary>
    /// <param name="before">Faults of the loaded one.</param>
    /// <param name="after">Faults of the new one.</param>
    /// <param name="golden">How golden questions go, or null where there are none.</param>
    public static bool IsOpen(IReadOnlyList<KnowledgeFault> before, IReadOnlyList<KnowledgeFault> after, GoldenComparison? golden) =>
        NewFaults(before, after).Count == 0 && (golden is null || golden.RightAfter >= golden.RightBefore);

    /// <summary>Gets the faults that are new. One that only moved to another line is not.</summary>
    /// <param name="before">Faults of the loaded snapshot.</param>
    /// <param name="after">Faults of the new one.</param>
    public static IReadOnlyList<KnowledgeFault> NewFaults(IReadOnlyList<KnowledgeFault> before, IReadOnlyList<KnowledgeFault> after)
    {
        if (after.Count == 0)
        {
            return [];
        }

        var known = before.CountBy(KeyOf).ToDictionary();
        var added = new List<KnowledgeFault>();
        foreach (var fault in after)
        {
            var key = KeyOf(fault);
            if (known.TryGetValue(key, out var left) && left > 0)
            {
                known[key] = left - 1;
            }
            else
            {
                added.Add(fault);
            }
        }

        return added;
    }

    /// <summary>Compares two rounds of golden questions. A question that is missing in a round was not right there.</summary>
    /// <param name="before">Those of the loaded snapshot.</param>
    /// <param name="after">Those of the new one.</param>
    /// <returns>Null where there are none.</returns>
    public static GoldenComparison? Compare(IReadOnlyDictionary<string, bool> before, IReadOnlyDictionary<string, bool> after)
    {
        var ids = after.Keys.Union(before.Keys).Order(StringComparer.Ordinal).ToList();
        return ids.Count == 0
            ? null
            : new GoldenComparison(
                before.Values.Count(right => right),
                after.Values.Count(right => right),
                ids.Count,
                [.. ids.Where(id => IsRight(before, id) && !IsRight(after, id))],
                [.. ids.Where(id => !IsRight(before, id) && IsRight(after, id))]);
    }

    private static bool IsRight(IReadOnlyDictionary<string, bool> round, string id) => round.TryGetValue(id, out var right) && right;

    private static string KeyOf(KnowledgeFault fault) => string.Join('\n', [fault.File, fault.Code, .. fault.Arguments]);
}
