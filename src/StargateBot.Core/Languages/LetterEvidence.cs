namespace StargateBot.Core.Languages;

/// <summary>What the letters of a word say about its language: a logistic regression over hashed letter runs.</summary>
/// <remarks>
/// Features are the runs of two to four letters of the word with its borders, and the word itself, hashed into one table of signed
/// bytes (after A. Joulin et al., "Bag of Tricks for Efficient Text Classification", 2017). The table
/// (<c>letter-evidence.bin</c>) is fitted by <c>fit-language</c> of the benchmarks from public texts; it holds weights only.
/// </remarks>
internal static class LetterEvidence
{
    /// <summary>Entries of the table.</summary>
    public const int TableSize = 1 << 16;

    /// <summary>The most features that a word of <see cref="MaxWordLength"/> letters has.</summary>
    public const int MaxFeatures = (MaxWordLength + 2) * (LongestRun - ShortestRun + 1) + 1;

    /// <summary>Longer words have no evidence: they are no words.</summary>
    public const int MaxWordLength = 32;

    /// <summary>The log-odds that one step of the table stands for.</summary>
    public const double Step = 1.0 / 32;

    private const int ShortestRun = 2;
    private const int LongestRun = 4;
    private const char Border = '\u0001';
    private const uint HashStart = 2166136261;
    private const uint HashPrime = 16777619;

    private static readonly sbyte[] Table = Read();

    /// <summary>Gets the log-odds that a word is Indonesian rather than English.</summary>
    /// <param name="word">Lower-case word, at most <see cref="MaxWordLength"/> letters.</param>
    public static double LogOdds(ReadOnlySpan<char> word)
    {
        Span<int> features = stackalloc int[MaxFeatures];
        var sum = 0;
        foreach (var feature in features[..Extract(word, features)])
        {
            sum += Table[feature];
        }

        return sum * Step;
    }

    /// <summary>Lists the table entries of a word's features.</summary>
    /// <param name="word">Lower-case word, at most <see cref="MaxWordLength"/> letters.</param>
    /// <param name="features">Receives the entries; room for <see cref="MaxFeatures"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Extract(ReadOnlySpan<char> word, Span<int> features)
    {
        Span<char> bordered = stackalloc char[MaxWordLength + 2];
        bordered[0] = Border;
        word.CopyTo(bordered[1..]);
        bordered[word.Length + 1] = Border;
        bordered = bordered[..(word.Length + 2)];

        var count = 0;
        for (var start = 0; start < bordered.Length; start++)
        {
            var hash = HashStart;
            for (var end = start; end < bordered.Length && end < start + LongestRun; end++)
            {
                hash = (hash ^ bordered[end]) * HashPrime;
                if (end - start + 1 >= ShortestRun)
                {
                    features[count++] = Fold(hash);
                }
            }
        }

        var whole = HashStart;
        foreach (var c in bordered)
        {
            whole = (whole ^ c) * HashPrime;
        }

        features[count++] = Fold(whole ^ HashPrime);
        return count;
    }

    private static int Fold(uint hash) => (int)((hash ^ (hash >> 16)) & (TableSize - 1));

    private static sbyte[] Read()
    {
        using var stream = typeof(LetterEvidence).Assembly.GetManifestResourceStream("Words/letter-evidence.bin")
            ?? throw new FileNotFoundException("The table of letter evidence is not part of the assembly.");
        var table = new sbyte[TableSize];
        stream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.AsSpan()));
        return table;
    }
}
