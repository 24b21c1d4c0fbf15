namespace StargateBot.Core.Languages;

/// <summary>What a quantity counts or measures.</summary>
public enum QuantityKind
{
    /// <summary>A bare number.</summary>
    Number,

    /// <summary>An amount of money; the unit is the ISO 4217 code.</summary>
    Money,

    /// <summary>A percentage; the value of 25 % is 25.</summary>
    Percentage,

    /// <summary>A calendar date, see <see cref="Quantity.Value"/>.</summary>
    Date,

    /// <summary>A year; before Christ it is negative.</summary>
    Year,

    /// <summary>Ten years; the value is the first of them.</summary>
    Decade,

    /// <summary>A century, from 1.</summary>
    Century,

    /// <summary>A place in an order, from 1.</summary>
    Ordinal,

    /// <summary>A physical measure; the unit is its symbol, such as <c>km/h</c>.</summary>
    Measure,

    /// <summary>A number of people or things of a kind.</summary>
    Count,

    /// <summary>A time of the day; the value of half past seven in the evening is 1930.</summary>
    Time,

    /// <summary>A length of time; the unit is its English name in the singular, such as <c>year</c>.</summary>
    Duration,
}

/// <summary>A number with its meaning, as it stands in a text.</summary>
/// <param name="Start">Index of the first character of the whole expression, currency and unit included.</param>
/// <param name="Length">Characters of the whole expression.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Value">
/// The number in <paramref name="Unit"/>, scale words multiplied out. A date is <c>yyyymmdd</c> with zeros for the parts that the
/// text leaves open (19450817; 19450800; 817). Null when the number is too large for <see cref="decimal"/>.
/// </param>
/// <param name="Unit">Symbol, currency code or English name; empty when there is none.</param>
public readonly record struct Quantity(int Start, int Length, QuantityKind Kind, decimal? Value, string Unit)
{
    /// <summary>Gets the index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Gets whether both say the same, whatever language and format they are written in.</summary>
    /// <param name="other">A quantity, possibly of another text.</param>
    /// <returns>True when the values are equal and the units are, where both have one; a bare number agrees with any unit.</returns>
    public bool SameValue(Quantity other) =>
        Value is not null && Value == other.Value
        && (Kind == other.Kind ? Unit == other.Unit || Unit.Length == 0 || other.Unit.Length == 0 : IsBare || other.IsBare);

    /// <summary>Gets whether a text that states <paramref name="other"/> states this too: the same, or the year or month of its date.</summary>
    /// <param name="other">What a text states.</param>
    public bool IsStatedBy(Quantity other)
    {
        if (SameValue(other))
        {
            return true;
        }

        if (other is not { Kind: QuantityKind.Date, Value: { } date } || Value is not { } value)
        {
            return false;
        }

        return Kind switch
        {
            QuantityKind.Year or QuantityKind.Number => value == decimal.Truncate(date / 10_000),
            QuantityKind.Date => Matches(value, date),
            _ => false,
        };
    }

    private bool IsBare => Kind == QuantityKind.Number;

    // A part that this leaves open agrees with anything.
    private static bool Matches(decimal open, decimal full) =>
        Agrees(decimal.Truncate(open / 10_000), decimal.Truncate(full / 10_000))
        && Agrees(decimal.Truncate(open / 100) % 100, decimal.Truncate(full / 100) % 100)
        && Agrees(open % 100, full % 100);

    private static bool Agrees(decimal open, decimal full) => open == 0 || open == full;
}
