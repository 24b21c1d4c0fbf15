using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>Whether the point after an abbreviation may end a sentence.</summary>
internal enum AbbreviationKind
{
    /// <summary>It does before a capitalised function word: <c>Samsung Ltd. The</c>.</summary>
    MayEnd,

    /// <summary>It never does: <c>Dr.</c>.</summary>
    BeforeName,

    /// <summary>It is an abbreviation before a number, else a word: <c>No. 5</c>.</summary>
    BeforeNumber,
}

/// <summary>The shipped list of abbreviations (<c>Languages/Words/abbreviations.txt</c>) of one language.</summary>
internal sealed class Abbreviations
{
    private const string NameMark = " +name";
    private const string NumberMark = " +number";

    /// <summary>Longest word that is looked up, in characters.</summary>
    public const int MaxLength = 12;

    private readonly Dictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> _kinds;

    private Abbreviations(Language language)
    {
        var kinds = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        foreach (var line in WordFile.ReadTagged("abbreviations.txt", language))
        {
            var word = line.AsSpan();
            var kind = CutMark(ref word, NameMark) ? AbbreviationKind.BeforeName
                : CutMark(ref word, NumberMark) ? AbbreviationKind.BeforeNumber : AbbreviationKind.MayEnd;
            kinds.TryAdd(word.ToString(), kind);
        }

        _kinds = kinds.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the abbreviations of Indonesian.</summary>
    public static Abbreviations Indonesian { get; } = new(Language.Indonesian);

    /// <summary>Gets the abbreviations of English.</summary>
    public static Abbreviations English { get; } = new(Language.English);

    /// <summary>Gets the abbreviations of a language.</summary>
    public static Abbreviations For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Looks a word up in any case, without its last point.</summary>
    public bool TryGet(ReadOnlySpan<char> word, out AbbreviationKind kind)
    {
        kind = default;
        if (word.IsEmpty || word.Length > MaxLength)
        {
            return false;
        }

        Span<char> lower = stackalloc char[MaxLength];
        var length = word.ToLowerInvariant(lower);
        return length > 0 && _kinds.TryGetValue(lower[..length], out kind);
    }

    private static bool CutMark(ref ReadOnlySpan<char> word, string mark)
    {
        var has = word.EndsWith(mark, StringComparison.Ordinal);
        word = has ? word[..^mark.Length].TrimEnd() : word;
        return has;
    }
}
