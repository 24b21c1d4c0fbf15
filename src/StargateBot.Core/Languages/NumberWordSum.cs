namespace StargateBot.Core.Languages;

/// <summary>Adds up number words as they are read: "dua ratus lima puluh ribu", "twenty-five", "kesembilan belas".</summary>
internal struct NumberWordSum
{
    private decimal _total;

    // What has been read since the last scale word, and of it the digit that "puluh" or "hundred" multiplies.
    private decimal _group;
    private decimal _digit;
    private Place _last;

    private enum Place
    {
        Start,
        Digit,
        Tens,
        Hundred,
        Half,
        Scale,

        /// <summary>Nothing smaller can follow: eleven, nineteenth.</summary>
        Closed,
    }

    /// <summary>Gets the words added so far.</summary>
    public int Count { get; private set; }

    /// <summary>Gets whether the number is an ordinal.</summary>
    public bool IsOrdinal { get; private set; }

    /// <summary>Gets the number so far.</summary>
    public readonly decimal Value => _total + _group;

    /// <summary>Gets whether "and" may stand before the next word: two hundred and five.</summary>
    public readonly bool AllowsAnd => _last == Place.Hundred;

    /// <summary>Gets whether "a" may stand before the next word: half a million.</summary>
    public readonly bool AllowsArticle => _last == Place.Half;

    /// <summary>Adds a word.</summary>
    /// <param name="word">A word of a numeral kind.</param>
    /// <returns>False when the word cannot continue the number, which then stays as it was.</returns>
    public bool TryAdd(QuantityWord word)
    {
        var next = word.Kind switch
        {
            QuantityWordKind.Digit when _last is Place.Start or Place.Tens or Place.Hundred or Place.Scale && !IsOrdinal => AddDigit(word.Value),
            QuantityWordKind.Small when _last is Place.Start or Place.Hundred or Place.Scale && !IsOrdinal => AddSmall(word.Value),
            QuantityWordKind.Teen when _last == Place.Digit => Add(10, Place.Closed),
            QuantityWordKind.Ten when _last == Place.Digit => Add(_digit * 9, Place.Tens),
            QuantityWordKind.Hundred when _last == Place.Start => Add(100, Place.Hundred),
            QuantityWordKind.Hundred when _last == Place.Digit => Add(_digit * 99, Place.Hundred),
            QuantityWordKind.Half when _last is Place.Start or Place.Digit && !IsOrdinal => Add(word.Value, Place.Half),
            QuantityWordKind.Ordinal when _last is Place.Start || (_last == Place.Tens && word.Value < 10) => AddOrdinal(word.Value),
            QuantityWordKind.Scale when _last != Place.Start && !IsOrdinal => MultiplyBy(word.Value),
            _ => Place.Start,
        };
        if (next == Place.Start)
        {
            return false;
        }

        _last = next;
        Count++;
        return true;
    }

    private Place AddDigit(decimal value)
    {
        _digit = value;
        return Add(value, Place.Digit);
    }

    // "seribu" and "sejuta" hold their scale already.
    private Place AddSmall(decimal value)
    {
        if (value >= 1_000)
        {
            _total += value;
            return Place.Scale;
        }

        return Add(value, value == 100 ? Place.Hundred : value >= 20 ? Place.Tens : Place.Closed);
    }

    private Place AddOrdinal(decimal value)
    {
        IsOrdinal = true;
        _digit = value;
        return Add(value, value < 10 && _last == Place.Start ? Place.Digit : Place.Closed);
    }

    private Place MultiplyBy(decimal scale)
    {
        // "ribu triliun" multiplies, "juta … ribu" adds. The longest chain of scale words stays far below the largest decimal.
        if (_last == Place.Scale)
        {
            if (_total > 1_000_000_000_000)
            {
                return Place.Start;
            }

            _total *= scale;
        }
        else
        {
            _total += _group * scale;
        }

        _group = 0;
        return Place.Scale;
    }

    private Place Add(decimal value, Place place)
    {
        _group += value;
        return place;
    }
}
