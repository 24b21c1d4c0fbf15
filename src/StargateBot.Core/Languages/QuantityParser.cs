using static StargateBot.Core.Languages.QuantityWordKind;

namespace StargateBot.Core.Languages;

/// <summary>Parses one quantity at a place of a text: figures or number words with what stands around them.</summary>
internal readonly ref partial struct QuantityParser(ReadOnlySpan<char> text, Language language)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Parses the quantity that begins exactly at an index.</summary>
    /// <param name="start">Index of a character that no word or number runs across.</param>
    /// <param name="quantity">The quantity, when the result is true.</param>
    /// <param name="next">Where to go on, always after <paramref name="start"/>.</param>
    public bool TryParse(int start, out Quantity quantity, out int next)
    {
        quantity = default;
        var c = _text[start];
        var parsed = char.IsAsciiDigit(c) ? TryParseFigures(start, out quantity)
            : char.IsLetter(c) ? TryParseWord(start, out quantity)
            : c is '$' or '€' or '£' or '¥' or '₩' or '₹' && TryParseMoney(start, out quantity);
        next = parsed ? quantity.End : Characters.IsWord(c) ? EndOfRun(start) : start + 1;
        return parsed;
    }

    private bool TryParseFigures(int start, out Quantity quantity)
    {
        quantity = default;
        if (IsPartOfName(start))
        {
            return false;
        }

        if (TryParseNumericDate(start, out quantity) || TryParseTime(start, needsZone: true, out quantity))
        {
            return true;
        }

        if (!Numeral.TryRead(_text, start, language, out var numeral))
        {
            return false;
        }

        if (numeral.LooksLikeDay && TryParseDayMonth(start, numeral, out quantity))
        {
            return true;
        }

        var first = IsNegative(start) ? start - 1 : start;
        if (TryParseOrdinalOrDecade(first, numeral, out quantity))
        {
            return true;
        }

        var end = numeral.End;
        var value = first < start ? -numeral.Value : numeral.Value;
        return TryFinish(first, numeral, value, end, currency: null, out quantity);
    }

    // GPT-4, COVID-19: figures after a name and a hyphen belong to the name. "ke-19" and "pasca-2020" do not.
    private bool IsPartOfName(int start)
    {
        if (start < 2 || _text[start - 1] != '-')
        {
            return false;
        }

        var i = start - 2;
        while (i >= 0 && char.IsLetter(_text[i]))
        {
            if (char.IsUpper(_text[i]))
            {
                return true;
            }

            i--;
        }

        return false;
    }

    private bool IsNegative(int start) =>
        start > 0 && _text[start - 1] is '-' or '−' && (start == 1 || char.IsWhiteSpace(_text[start - 2]) || _text[start - 2] == '(');

    private bool TryParseWord(int start, out Quantity quantity)
    {
        quantity = default;
        var first = _text[start..QuantityWords.EndOfFirst(_text, start)];
        var words = QuantityWords.StartingWith(first);
        foreach (var word in words)
        {
            if (!Matches(word, start, out var end))
            {
                continue;
            }

            var parsed = word.Kind switch
            {
                Month => TryParseMonthFirst(start, (int)word.Value, end, out quantity),
                Century => TryParseCentury(start, end, out quantity),
                YearWord => TryParseYearAfterWord(end, out quantity),
                Clock => TryParseClock(start, end, out quantity),
                Prefix => TryParseMoney(start, out quantity),
                Digit or Small or QuantityWordKind.Half or Ordinal or Hundred => TryParseNumberWords(start, out quantity),
                _ => false,
            };
            if (parsed)
            {
                return true;
            }
        }

        return first switch
        {
            "a" or "A" => TryParseArticle(start, out quantity),
            "ke" or "Ke" => TryParseKe(start, out quantity),
            _ => false,
        };
    }

    // ke-19; "ke 19" is a direction.
    private bool TryParseKe(int start, out Quantity quantity)
    {
        quantity = default;
        var i = start + 2;
        i = i < _text.Length && _text[i] == '-' ? i + 1 : i;
        if (!TryDigits(i, out var value, out var end) || IsGluedToWord(end))
        {
            return false;
        }

        quantity = new Quantity(start, end - start, QuantityKind.Ordinal, value, "");
        return true;
    }

    private bool TryParseMoney(int start, out Quantity quantity)
    {
        quantity = default;
        if (!TryWord(start, Prefix, out var currency, out var end))
        {
            return false;
        }

        end = SkipSpace(end < _text.Length && _text[end] == '.' ? end + 1 : end);
        return end < _text.Length && char.IsAsciiDigit(_text[end])
            && Numeral.TryRead(_text, end, language, out var numeral)
            && TryFinish(start, numeral, numeral.Value, numeral.End, currency.Unit, out quantity);
    }

    /// <summary>Reads what follows a number: scales, then percent, currency, unit or era.</summary>
    private bool TryFinish(int start, Numeral numeral, decimal? value, int end, string? currency, out Quantity quantity)
    {
        var scaled = TryScale(ref value, ref end, currency);
        if (currency is not null)
        {
            quantity = new Quantity(start, end - start, QuantityKind.Money, value, currency);
            return !IsGluedToWord(end);
        }

        if (TryUnit(start, numeral, value, end, scaled, out quantity))
        {
            return true;
        }

        var isYear = !scaled && numeral.LooksLikeYear && value > 0;
        if (!scaled && numeral.IsPlain && TryEra(start, value, end, out quantity))
        {
            return true;
        }

        quantity = new Quantity(start, end - start, isYear ? QuantityKind.Year : QuantityKind.Number, value, "");
        return !IsGluedToWord(end);
    }

    private bool TryScale(ref decimal? value, ref int end, string? currency)
    {
        var scaled = false;
        if (TryWord(end, Glued, out var glued, out var afterGlued))
        {
            // "5m" is five metres and "5M" five million; in Indonesian money M is "miliar".
            var factor = currency == "IDR" && glued.Value >= 1_000_000 ? GluedRupiah(_text[end]) : glued.Value;
            if (currency is not null || glued.Value == 1_000 || (char.IsUpper(_text[end]) && glued.Value < 1_000_000_000_000))
            {
                value = Multiply(value, factor);
                end = afterGlued;
                return true;
            }
        }
        else if (currency == "IDR" && end + 1 < _text.Length && _text[end] == ' ' && _text[end + 1] is 'M' or 'T' && !IsGluedToWord(end + 2))
        {
            value = Multiply(value, GluedRupiah(_text[end + 1]));
            end += 2;
            return true;
        }

        while (TryWord(SkipJoint(end), Scale, out var scale, out var after))
        {
            value = Multiply(value, scale.Value);
            end = after;
            scaled = true;
        }

        return scaled;

        static decimal GluedRupiah(char letter) => char.ToUpperInvariant(letter) == 'T' ? 1_000_000_000_000 : 1_000_000_000;
    }

    private bool TryUnit(int start, Numeral numeral, decimal? value, int end, bool scaled, out Quantity quantity)
    {
        quantity = default;
        var at = SkipJoint(end);
        if (at < _text.Length && _text[at] == '%')
        {
            quantity = new Quantity(start, at + 1 - start, QuantityKind.Percentage, value, "%");
            return true;
        }

        if (at >= _text.Length || !(char.IsLetter(_text[at]) || _text[at] is '°' or '€'))
        {
            return false;
        }

        foreach (var word in QuantityWords.StartingWith(_text[at..QuantityWords.EndOfFirst(_text, at)]))
        {
            var kind = word.Kind switch
            {
                Percent => QuantityKind.Percentage,
                Currency => QuantityKind.Money,
                Measure => QuantityKind.Measure,
                Count => QuantityKind.Count,
                Duration => QuantityKind.Duration,
                _ => QuantityKind.Number,
            };

            // "in 1998 won" is a year and a verb.
            var isVerb = kind == QuantityKind.Money && !scaled && numeral.LooksLikeYear;

            // "4g" is four grams, "4G" a radio standard.
            var isOtherCase = at == end && word.Word.Length == 1 && word.Word[0] != _text[at];
            if (kind != QuantityKind.Number && !isVerb && !isOtherCase && Matches(word, at, out var after))
            {
                quantity = new Quantity(start, after - start, kind, value, kind == QuantityKind.Percentage ? "%" : word.Unit);
                return true;
            }
        }

        return false;
    }

    private bool TryEra(int start, decimal? value, int end, out Quantity quantity)
    {
        // M and AD are eras in capitals only.
        if (TryWord(SkipSpace(end), Era, out var era, out var after)
            && (era.Word.Contains(' ', StringComparison.Ordinal) || _text[(after - era.Word.Length)..after].SequenceEqual(era.Word)))
        {
            quantity = new Quantity(start, after - start, QuantityKind.Year, value * era.Value, "");
            return true;
        }

        quantity = default;
        return false;
    }

    private static decimal? Multiply(decimal? value, decimal factor) =>
        value is { } number && Math.Abs(number) < decimal.MaxValue / factor ? number * factor : null;

    private bool TryWord(int start, QuantityWordKind kind, out QuantityWord found, out int end)
    {
        if (start < _text.Length)
        {
            foreach (var word in QuantityWords.StartingWith(_text[start..QuantityWords.EndOfFirst(_text, start)]))
            {
                if (word.Kind == kind && Matches(word, start, out end))
                {
                    found = word;
                    return true;
                }
            }
        }

        found = null!;
        end = start;
        return false;
    }

    private bool Matches(QuantityWord word, int start, out int end)
    {
        end = start + word.Word.Length;
        if (!_text[start..].StartsWith(word.Word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // A word must end where its letters end; only a currency may touch the amount, as in Rp100.
        return !IsGluedToWord(end) || !Characters.IsWord(word.Word[^1]) || (word.Kind == Prefix && char.IsAsciiDigit(_text[end]));
    }

    private bool IsGluedToWord(int end) => end < _text.Length && Characters.IsWord(_text[end]);

    private int SkipSpace(int i) => i < _text.Length && _text[i] is ' ' or '\u00a0' or '\u202f' ? i + 1 : i;

    // Between a number and its unit: nothing, a space, or a hyphen as in "5-year".
    private int SkipJoint(int i) =>
        i + 1 < _text.Length && _text[i] == '-' && char.IsLetter(_text[i + 1]) ? i + 1 : SkipSpace(i);

    private int EndOfRun(int start)
    {
        var i = start + 1;
        while (IsGluedToWord(i) || (i + 1 < _text.Length && _text[i] is '.' or ',' && char.IsAsciiDigit(_text[i - 1]) && char.IsAsciiDigit(_text[i + 1])))
        {
            i++;
        }

        return i;
    }
}
