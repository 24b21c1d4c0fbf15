namespace StargateBot.Core.Languages;

/// <summary>A number written in figures.</summary>
/// <param name="End">Index after the last figure.</param>
/// <param name="Value">The number, or null when it is too large for <see cref="decimal"/>.</param>
/// <param name="Digits">Figures before the decimal separator.</param>
/// <param name="IsPlain">Whether it is figures alone, without any separator.</param>
internal readonly record struct Numeral(int End, decimal? Value, int Digits, bool IsPlain)
{
    private const int MaxFigures = 27;
    private const int GroupLength = 3;

    /// <summary>Gets whether it can be a year of our time: four figures from 1000 to 2199.</summary>
    public bool LooksLikeYear => IsPlain && Digits == 4 && Value is >= 1000 and < 2200;

    /// <summary>Gets whether it can be a day of a month.</summary>
    public bool LooksLikeDay => IsPlain && Digits <= 2 && Value is >= 1 and <= 31;

    /// <summary>Reads figures with the separators of either number format.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Index of a figure.</param>
    /// <param name="language">Decides what <c>1.500</c> and <c>1,500</c> are; other shapes explain themselves.</param>
    /// <param name="numeral">The number, when the result is true.</param>
    /// <returns>False when it is no number, such as a version (<c>4.8.0</c>); <paramref name="numeral"/> then holds its end.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int start, Language language, out Numeral numeral)
    {
        var lead = EndOfFigures(text, start);
        if (!IsSeparated(text, lead))
        {
            numeral = Plain(text, start, lead);
            return true;
        }

        var first = text[lead];
        var groups = 0;
        var allGroups = lead - start <= GroupLength;
        var end = lead;
        while (IsSeparated(text, end) && text[end] == first)
        {
            var next = EndOfFigures(text, end + 1);
            allGroups &= next - end - 1 == GroupLength;
            end = next;
            groups++;
        }

        if (groups == 1 && !IsSeparated(text, end))
        {
            return ReadOneSeparator(text, start, lead, end, language, out numeral);
        }

        if (!allGroups)
        {
            // "1,2,3" is a list of numbers, "4.8.0" is no number at all.
            numeral = first == ',' ? Plain(text, start, lead) : new Numeral(EndOfFiguresAndSeparators(text, end), null, 0, IsPlain: false);
            return first == ',';
        }

        // The other separator after groups can only be the decimal one.
        var fraction = IsSeparated(text, end) ? EndOfFigures(text, end + 1) : end;
        numeral = Make(text, start, end, fraction);
        return true;
    }

    private static bool ReadOneSeparator(ReadOnlySpan<char> text, int start, int lead, int end, Language language, out Numeral numeral)
    {
        var leading = lead - start;
        var following = text[(lead + 1)..end];
        if (leading > GroupLength && following.Length >= GroupLength)
        {
            // "2010,2011": two numbers without a space between them.
            numeral = Plain(text, start, lead);
            return true;
        }

        var isGroup = following.Length == GroupLength && text[start] != '0'
            && (following is "000" || text[lead] == (language == Language.Indonesian ? '.' : ','));
        numeral = isGroup ? Make(text, start, end, end) : Make(text, start, lead, end);
        return true;
    }

    private static Numeral Plain(ReadOnlySpan<char> text, int start, int end) => Make(text, start, end, end) with { IsPlain = true };

    private static Numeral Make(ReadOnlySpan<char> text, int start, int endOfInteger, int end)
    {
        decimal value = 0;
        var figures = 0;
        for (var i = start; i < endOfInteger && figures <= MaxFigures; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                value = (value * 10) + (text[i] - '0');
                figures++;
            }
        }

        var digits = figures;
        var unit = 1m;
        for (var i = endOfInteger + 1; i < end && figures <= MaxFigures; i++)
        {
            unit /= 10;
            value += (text[i] - '0') * unit;
            figures++;
        }

        return new Numeral(end, digits > MaxFigures ? null : value, digits, IsPlain: false);
    }

    private static bool IsSeparated(ReadOnlySpan<char> text, int i) =>
        i + 1 < text.Length && text[i] is '.' or ',' && char.IsAsciiDigit(text[i + 1]);

    private static int EndOfFigures(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int EndOfFiguresAndSeparators(ReadOnlySpan<char> text, int i)
    {
        while (IsSeparated(text, i))
        {
            i = EndOfFigures(text, i + 1);
        }

        return i;
    }
}
