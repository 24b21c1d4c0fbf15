using System.Globalization;

namespace StargateBot.Slack.Rendering;

/// <summary>Cuts texts that are longer than their place.</summary>
internal static class Shorten
{
    private const char Ellipsis = '…';

    /// <summary>Cuts between graphemes and marks the cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The longest result in UTF-16 units.</param>
    public static string To(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var length && end + length < maxLength)
        {
            end += length;
        }

        return text[..end].TrimEnd() + Ellipsis;
    }
}
