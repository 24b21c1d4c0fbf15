using System.Text.Json;
using StargateBot.Core.Chat;

namespace StargateBot.Discord.Rendering;

/// <summary>Writes buttons as action rows. Source: Discord documentation, "Component Reference", Action Row and Button.</summary>
internal static class ButtonRows
{
    /// <summary>How many buttons a message may have.</summary>
    public const int MaxButtons = 25;

    /// <summary>The longest written form of a button's request.</summary>
    public const int MaxCustomIdLength = 100;

    private const int ButtonsPerRow = 5;
    private const int MaxLabelLength = 80;
    private const int ActionRow = 1;
    private const int Button = 2;
    private const int Secondary = 2;

    /// <summary>Writes the field <c>components</c>, or nothing when no button fits.</summary>
    /// <param name="writer">Inside the message's object.</param>
    /// <param name="actions">The buttons; one whose written form is too long, empty or a repetition is left out.</param>
    /// <returns>Whether it was written.</returns>
    public static bool Write(Utf8JsonWriter writer, IReadOnlyList<ReplyAction> actions)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var action in actions)
        {
            var id = ActionCodec.Write(action.Request);
            if (id.Length > MaxCustomIdLength || string.IsNullOrWhiteSpace(action.Label) || written.Count == MaxButtons || !written.Add(id))
            {
                continue;
            }

            if (written.Count == 1)
            {
                writer.WriteStartArray("components"u8);
            }

            if (written.Count % ButtonsPerRow == 1)
            {
                EndRow(writer, written.Count > 1);
                writer.WriteStartObject();
                writer.WriteNumber("type"u8, ActionRow);
                writer.WriteStartArray("components"u8);
            }

            writer.WriteStartObject();
            writer.WriteNumber("type"u8, Button);
            writer.WriteNumber("style"u8, Secondary);
            writer.WriteString("label"u8, Fit(action.Label, MaxLabelLength));
            writer.WriteString("custom_id"u8, id);
            writer.WriteEndObject();
        }

        if (written.Count > 0)
        {
            EndRow(writer, true);
            writer.WriteEndArray();
        }

        return written.Count > 0;
    }

    /// <summary>Makes a text one line that fits; what is cut off is marked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The longest length, in UTF-16 units.</param>
    public static string Fit(string text, int maxLength)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= maxLength ? line : CutAt(line, maxLength - 1) + "…";
    }

    private static void EndRow(Utf8JsonWriter writer, bool isOpen)
    {
        if (isOpen)
        {
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private static string CutAt(string text, int length)
    {
        var end = 0;
        while (System.Globalization.StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && end + next <= length)
        {
            end += next;
        }

        return text[..end].TrimEnd();
    }
}
