using StargateBot.Core.Knowledge;

namespace StargateBot.Core.Answering.Composition;

/// <summary>Words as a reader counts them: separated by white space.</summary>
internal static class Words
{
    /// <summary>Finds the words of a stretch of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The stretch.</param>
    public static List<TextSpan> Of(string text, TextSpan span)
    {
        var words = new List<TextSpan>();
        for (var i = span.Start; i < span.End;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < span.End && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            words.Add(new TextSpan(start, i - start));
        }

        return words;
    }

    /// <summary>Counts the words of a text.</summary>
    /// <param name="text">The text.</param>
    public static int Count(string text) => Of(text, new TextSpan(0, text.Length)).Count;

    /// <summary>Gets the first words of a stretch, with an ellipsis when something was left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The stretch.</param>
    /// <param name="count">Words to keep.</param>
    public static string First(string text, TextSpan span, int count)
    {
        var words = Of(text, span);
        return words.Count <= count ? span.Of(text) : text[words[0].Start..words[count - 1].End].TrimEnd(',', ';', ':', '-', '–') + " …";
    }
}
