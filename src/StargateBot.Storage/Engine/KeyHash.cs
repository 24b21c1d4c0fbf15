namespace StargateBot.Storage.Engine;

/// <summary>Numbers of rows that are found by a key.</summary>
internal static class KeyHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Gets the number of a key: FNV-1a over its UTF-16 units, 64 bits. The same for all processes, as it is part of the file.</summary>
    /// <param name="key">A key that the platforms or this program make, not people.</param>
    public static long Of(string key)
    {
        var hash = Offset;
        foreach (var unit in key)
        {
            hash = (hash ^ unit) * Prime;
        }

        return unchecked((long)hash);
    }
}
