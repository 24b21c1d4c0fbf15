namespace StargateBot.Output;

/// <summary>Makes text from knowledge files and people harmless for a terminal.</summary>
internal static class SafeText
{
    /// <summary>
    /// Replaces control characters by U+FFFD, so that no text can move the cursor or recolour the screen, and removes the
    /// characters that turn the writing direction (Unicode UAX 9), so that a quotation cannot be shown in another order.
    /// </summary>
    /// <param name="text">Any text. Line feeds stay.</param>
    public static string ForTerminal(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        return string.Concat(text.Where(c => !TurnsDirection(c)).Select(c => c != '\n' && char.IsControl(c) ? '\uFFFD' : c));
    }

    private static bool TurnsDirection(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';
}
