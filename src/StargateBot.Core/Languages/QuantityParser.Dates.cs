using static StargateBot.Core.Languages.QuantityWordKind;

namespace StargateBot.Core.Languages;

/// <content>Dates, years, decades, centuries and times of the day.</content>
internal readonly ref partial struct QuantityParser
{
    private const int CenturiesAtMost = 40;

    // Two figures of a decade mean the twentieth century from here on: "90s" is 1990, "20-an" says only "twenties".
    private const int FirstDecadeOfTwoFigures = 30;

    // 1945-08-17, 17/8/1945, 17-08-1945.
    private bool TryParseNumericDate(int start, out Quantity quantity)
    {
        quantity = default;
        if (!TryDigits(start, out var first, out var i) || i + 1 >= _text.Length || _text[i] is not ('-' or '/' or '.'))
        {
            return false;
        }

        var separator = _text[i];
        if (!TryDigits(i + 1, out var second, out i) || i >= _text.Length || _text[i] != separator
            || !TryDigits(i + 1, out var third, out i) || IsGluedToWord(i))
        {
            return false;
        }

        var (year, month, day) = first >= 1000 ? (first, second, third) : (third, second, first);
        var monthFirst = language == Language.English && separator == '/' && month <= 12 && day <= 12 && first < 1000;
        if (monthFirst || (month is > 12 and <= 31 && day <= 12 && first < 1000))
        {
            (month, day) = (day, month);
        }

        return year is >= 1000 and < 2200 && TryMakeDate(start, i, year, month, day, out quantity);
    }

    private bool TryParseDayMonth(int start, Numeral day, out Quantity quantity)
    {
        quantity = default;
        var i = SkipOrdinalSuffix(day.End);
        i = i < _text.Length && _text[i] == '-' ? i + 1 : SkipSpace(i);
        if (_text[i..].StartsWith("of ", StringComparison.OrdinalIgnoreCase))
        {
            i += 3;
        }

        if (!TryWord(i, Month, out var month, out var end))
        {
            return false;
        }

        var year = TryYear(end, out var afterYear);
        var isVerb = year == 0 && month.Word == "may" && _text[i] == 'm';
        return !isVerb && TryMakeDate(start, afterYear, year, (int)month.Value, (int)day.Value!.Value, out quantity);
    }

    private bool TryParseMonthFirst(int start, int month, int end, out Quantity quantity)
    {
        var i = SkipSpace(end < _text.Length && _text[end] == '.' ? end + 1 : end);
        if (i > end && i < _text.Length && char.IsAsciiDigit(_text[i]) && Numeral.TryRead(_text, i, language, out var numeral))
        {
            if (numeral.LooksLikeYear && !IsGluedToWord(numeral.End))
            {
                return TryMakeDate(start, numeral.End, (int)numeral.Value!.Value, month, 0, out quantity);
            }

            var afterDay = SkipOrdinalSuffix(numeral.End);
            if (numeral.LooksLikeDay && !IsGluedToWord(afterDay))
            {
                var year = TryYear(afterDay, out var afterYear);
                return TryMakeDate(start, afterYear, year, month, (int)numeral.Value!.Value, out quantity);
            }
        }

        // A month alone: "may", "march", "Jan" and "des" are other words as well.
        var word = _text[start..end];
        var isClear = word.Length > 3 ? !word.Equals("march", StringComparison.OrdinalIgnoreCase) : word.Equals("mei", StringComparison.OrdinalIgnoreCase);
        quantity = default;
        return isClear && TryMakeDate(start, end, 0, month, 0, out quantity);
    }

    private int TryYear(int end, out int after)
    {
        after = end;
        var i = end < _text.Length && _text[end] is '.' or ',' ? end + 1 : end;
        i = i < _text.Length && _text[i] == '-' ? i + 1 : SkipSpace(i);
        if (i > end && TryDigits(i, out var year, out var stop) && stop - i == 4 && year is >= 1000 and < 2200 && !IsGluedToWord(stop))
        {
            after = stop;
            return year;
        }

        return 0;
    }

    private static bool TryMakeDate(int start, int end, int year, int month, int day, out Quantity quantity)
    {
        quantity = new Quantity(start, end - start, QuantityKind.Date, (year * 10_000) + (month * 100) + day, "");
        return month is >= 1 and <= 12 && day is >= 0 and <= 31;
    }

    private bool TryParseOrdinalOrDecade(int start, Numeral numeral, out Quantity quantity)
    {
        quantity = default;
        var end = SkipOrdinalSuffix(numeral.End);
        if (end > numeral.End && !IsGluedToWord(end))
        {
            quantity = OrdinalOrCentury(start, end, numeral.Value);
            return true;
        }

        end = numeral.End;
        if (!numeral.IsPlain || numeral.Value % 10 != 0)
        {
            return false;
        }

        var rest = _text[end..];
        var suffix = rest.StartsWith("-an") ? 3 : rest.StartsWith("an") ? 2 : rest.StartsWith("'s") || rest.StartsWith("’s") ? 2 : rest.StartsWith("s") ? 1 : 0;
        if (suffix == 0 || IsGluedToWord(end + suffix) || !(numeral.LooksLikeYear || numeral.Digits == 2))
        {
            return false;
        }

        var value = numeral.Digits == 2 && numeral.Value >= FirstDecadeOfTwoFigures ? numeral.Value + 1900 : numeral.Value;
        quantity = new Quantity(start, end + suffix - start, QuantityKind.Decade, value, "");
        return true;
    }

    private Quantity OrdinalOrCentury(int start, int end, decimal? value) => TryWord(SkipJoint(end), Century, out _, out var after)
        ? new Quantity(start, after - start, QuantityKind.Century, value, "")
        : new Quantity(start, end - start, QuantityKind.Ordinal, value, "");

    // abad ke-19, abad 19, abad XIX, abad kesembilan belas.
    private bool TryParseCentury(int start, int end, out Quantity quantity)
    {
        quantity = default;
        var i = SkipSpace(end);
        if (i == end || i >= _text.Length)
        {
            return false;
        }

        if (TryParseNumberWords(i, out var words) && words.Kind == QuantityKind.Ordinal)
        {
            quantity = new Quantity(start, words.End - start, QuantityKind.Century, words.Value, "");
            return true;
        }

        if (_text[i..].StartsWith("ke", StringComparison.OrdinalIgnoreCase))
        {
            i += 2;
            i = i < _text.Length && _text[i] == '-' ? i + 1 : SkipSpace(i);
        }

        if (!TryDigits(i, out var century, out var stop))
        {
            stop = EndOfRoman(i, out century);
        }

        if (stop == i || IsGluedToWord(stop) || century is < 1 or > CenturiesAtMost)
        {
            return false;
        }

        quantity = new Quantity(start, stop - start, QuantityKind.Century, century, "");
        return true;
    }

    // "tahun 79": fewer than four figures are a year only after the word.
    private bool TryParseYearAfterWord(int end, out Quantity quantity)
    {
        quantity = default;
        var i = SkipSpace(end);
        if (i == end || i >= _text.Length || !char.IsAsciiDigit(_text[i]) || !Numeral.TryRead(_text, i, language, out var numeral)
            || !numeral.IsPlain || numeral.Digits > 4 || IsGluedToWord(numeral.End)
            || TryParseOrdinalOrDecade(i, numeral, out _) || !TryFinish(i, numeral, numeral.Value, numeral.End, null, out quantity))
        {
            return false;
        }

        quantity = quantity.Kind == QuantityKind.Number ? quantity with { Kind = QuantityKind.Year } : quantity;
        return quantity.Kind == QuantityKind.Year;
    }

    // pukul 10.30, jam 7 malam.
    private bool TryParseClock(int start, int end, out Quantity quantity)
    {
        quantity = default;
        var i = SkipSpace(end);
        if (i == end || i >= _text.Length || !char.IsAsciiDigit(_text[i]) || !TryParseTime(i, needsZone: false, out var time))
        {
            return false;
        }

        quantity = time with { Start = start, Length = time.End - start };
        return true;
    }

    // 10:30; with a clock word, a half of the day or a zone also 10.30 and 7.
    private bool TryParseTime(int start, bool needsZone, out Quantity quantity)
    {
        quantity = default;
        if (!TryDigits(start, out var hour, out var end) || end - start > 2 || hour > 24)
        {
            return false;
        }

        var minute = 0;
        var isClear = !needsZone;
        if (end < _text.Length && _text[end] is ':' or '.' && TryDigits(end + 1, out var minutes, out var stop) && stop - end == 3 && minutes < 60)
        {
            isClear |= _text[end] == ':';
            (minute, end) = (minutes, stop);
        }

        if (TryWord(SkipSpace(end), HalfDay, out var half, out var after))
        {
            var isEnglish = half.Word is "am" or "pm" || half.Word.StartsWith("a.", StringComparison.Ordinal) || half.Word.StartsWith("p.", StringComparison.Ordinal);
            if (isClear || isEnglish)
            {
                hour = ToTwentyFour(hour, half);
                (isClear, end) = (true, after);
            }
        }

        if (TryWord(SkipSpace(end), Zone, out _, out var afterZone))
        {
            (isClear, end) = (true, afterZone);
        }

        quantity = new Quantity(start, end - start, QuantityKind.Time, (hour * 100) + minute, "");
        return isClear && !IsGluedToWord(end) && !(end + 1 < _text.Length && _text[end] is ':' or '.' or ',' && char.IsAsciiDigit(_text[end + 1]));
    }

    private static int ToTwentyFour(int hour, QuantityWord half) => half.Word switch
    {
        "malam" => hour is >= 6 and < 12 ? hour + 12 : hour,
        "siang" => hour is >= 1 and < 5 ? hour + 12 : hour,
        "am" or "a.m." or "a.m" => hour == 12 ? 0 : hour,
        _ => half.Value == 12 && hour < 12 ? hour + 12 : hour,
    };

    private int SkipOrdinalSuffix(int end)
    {
        var rest = _text[end..];
        return rest.StartsWith("st") || rest.StartsWith("nd") || rest.StartsWith("rd") || rest.StartsWith("th") ? end + 2 : end;
    }

    private bool TryDigits(int start, out int value, out int end)
    {
        value = 0;
        end = start;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]) && end - start < 4)
        {
            value = (value * 10) + (_text[end] - '0');
            end++;
        }

        return end > start && !(end < _text.Length && char.IsAsciiDigit(_text[end]));
    }

    private int EndOfRoman(int start, out int value)
    {
        value = 0;
        var end = start;
        while (end < _text.Length && RomanDigit(_text[end]) is var digit and > 0)
        {
            var next = end + 1 < _text.Length ? RomanDigit(_text[end + 1]) : 0;
            value += digit < next ? -digit : digit;
            end++;
        }

        return end;
    }

    private static int RomanDigit(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 0 };
}
