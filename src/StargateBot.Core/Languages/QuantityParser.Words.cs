using static StargateBot.Core.Languages.QuantityWordKind;

namespace StargateBot.Core.Languages;

/// <content>Numbers written in words.</content>
internal readonly ref partial struct QuantityParser
{
    // A hundred, half a million: the article stands where the number would.
    private bool TryParseArticle(int start, out Quantity quantity)
    {
        quantity = default;
        var i = SkipSpace(start + 1);
        return i > start + 1
            && (TryWord(i, Scale, out var word, out var end) || TryWord(i, Hundred, out word, out end))
            && word.Word is "hundred" or "thousand" or "million" or "billion" or "trillion"
            && TryFinish(start, default, word.Value, end, currency: null, out quantity);
    }

    private bool TryParseNumberWords(int start, out Quantity quantity)
    {
        var sum = default(NumberWordSum);
        var end = start;
        for (var i = start; TryNumberWord(i, sum.Count > 0, out var word, out var after) && sum.TryAdd(word); i = NextNumberWord(end, sum))
        {
            end = after;
        }

        quantity = default;
        if (sum.Count == 0)
        {
            return false;
        }

        if (sum.IsOrdinal)
        {
            quantity = OrdinalOrCentury(start, end, sum.Value);
            return true;
        }

        var parsed = TryFinish(start, default, sum.Value, end, currency: null, out quantity);

        // "one" and "satu" alone are pronouns and articles more often than numbers.
        return parsed && !(sum.Count == 1 && sum.Value == 1 && quantity.Kind == QuantityKind.Number);
    }

    private int NextNumberWord(int end, NumberWordSum sum)
    {
        var i = SkipJoint(end);
        var rest = _text[i..];
        if (sum.AllowsAnd && rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase))
        {
            return i + 4;
        }

        return sum.AllowsArticle && rest.StartsWith("a ", StringComparison.OrdinalIgnoreCase) ? i + 2 : i;
    }

    private bool TryNumberWord(int start, bool allowScale, out QuantityWord found, out int end)
    {
        if (start < _text.Length && char.IsLetter(_text[start]))
        {
            foreach (var word in QuantityWords.StartingWith(_text[start..QuantityWords.EndOfFirst(_text, start)]))
            {
                if ((word.Kind is Digit or Small or Teen or Ten or Hundred or QuantityWordKind.Half or Ordinal || (allowScale && word.Kind == Scale))
                    && Matches(word, start, out end))
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
}
