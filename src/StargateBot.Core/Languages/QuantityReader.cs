namespace StargateBot.Core.Languages;

/// <summary>Finds the numbers, amounts, dates and measures of a text, in both languages and both number formats.</summary>
/// <remarks>One pass, no regular expressions: the time grows with the length of the text only. Safe for many callers at once.</remarks>
public static class QuantityReader
{
    /// <summary>Reads the quantities of a text in order; they do not overlap.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">Decides what <c>1.500</c> is: fifteen hundred in Indonesian, one and a half in English.</param>
    public static IReadOnlyList<Quantity> Read(string text, Language language)
    {
        List<Quantity>? found = null;
        var parser = new QuantityParser(text, language);
        for (var i = 0; i < text.Length;)
        {
            if (parser.TryParse(i, out var quantity, out var next))
            {
                (found ??= []).Add(quantity);
            }

            i = next;
        }

        return found ?? (IReadOnlyList<Quantity>)[];
    }
}
