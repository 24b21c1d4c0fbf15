using System.Buffers;
using System.Globalization;
using System.Text;

namespace StargateBot.Core.Languages;

/// <summary>A chat message made safe to look at.</summary>
/// <param name="Text">Composed (NFC) text in one line without control, invisible or direction characters.</param>
/// <param name="IsCut">Whether the message was longer than what was kept.</param>
/// <param name="IsEmpty">Whether it holds no letter and no digit: nothing, punctuation, or emoji only.</param>
public readonly record struct SanitizedMessage(string Text, bool IsCut, bool IsEmpty);

/// <summary>Makes what arrives from chat safe: no control characters, no hidden or reordered text, no endless messages.</summary>
public static class MessageSanitizer
{
    /// <summary>The characters that are kept of a message.</summary>
    public const int MaxLength = 4_000;

    // What is removed takes no room in the result, so more than the result's length is read; still the work is bounded.
    private const int MaxRead = 4 * MaxLength;

    // A base letter with a pile of marks is decoration; the longest real sequences are far shorter.
    private const int MaxMarksInRow = 4;

    /// <summary>Cleans a message. Mentions and web addresses stay as plain text.</summary>
    /// <param name="message">Any text, lone surrogates included.</param>
    public static SanitizedMessage Sanitize(string message)
    {
        var read = message.AsSpan(0, Math.Min(message.Length, MaxRead));
        if (read.Length < message.Length && char.IsHighSurrogate(read[^1]))
        {
            read = read[..^1];
        }

        var buffer = ArrayPool<char>.Shared.Rent(read.Length);
        try
        {
            var kept = Clean(read, buffer);
            var text = kept == message.Length && buffer.AsSpan(0, kept).SequenceEqual(message) ? message : new string(buffer, 0, kept);
            text = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
            var isCut = message.Length > MaxRead || text.Length > MaxLength;
            text = text.Length > MaxLength ? CutAtWord(text) : text;
            return new SanitizedMessage(text, isCut, IsEmpty: !HasWord(text));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static int Clean(ReadOnlySpan<char> text, Span<char> result)
    {
        var length = 0;
        var marks = 0;
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || (c < ' ' && c != '\0'))
            {
                space = length > 0;
                continue;
            }

            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (c >= 0x7f && !isPair && IsRemoved(c))
            {
                continue;
            }

            if (c == '\0' || (isPair && CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(c, text[i + 1])) == UnicodeCategory.Format))
            {
                // Tag characters can hide a whole sentence behind one emoji.
                i += isPair ? 1 : 0;
                continue;
            }

            marks = c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? marks + 1 : 0;
            if (marks > MaxMarksInRow)
            {
                continue;
            }

            if (space)
            {
                result[length++] = ' ';
                space = false;
            }

            result[length++] = c;
            if (isPair)
            {
                result[length++] = text[++i];
            }
        }

        return length;
    }

    // Controls, zero-width and direction characters (categories Cc and Cf), private use, lone surrogates.
    private static bool IsRemoved(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string CutAtWord(string text)
    {
        var space = text.LastIndexOf(' ', MaxLength);
        var end = space > MaxLength / 2 ? space : MaxLength;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    private static bool HasWord(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }
}
