using System.Text.Json;
using StargateBot.Core.Chat;

namespace StargateBot.Slack.Rendering;

/// <summary>Writes blocks of Block Kit. Slack's documentation, "Blocks". Data stands in text objects without markup wherever a block has them.</summary>
internal static class BlockWriter
{
    /// <summary>The longest text on a button.</summary>
    public const int MaxLabel = 75;

    /// <summary>The longest value of a button.</summary>
    public const int MaxValue = 2000;

    /// <summary>The longest text of a section.</summary>
    public const int MaxSection = 3000;

    private const int MaxInput = 3000;
    private const int MaxPlaceholder = 150;

    /// <summary>Writes a <c>markdown</c> block; the text is Markdown already.</summary>
    public static void Markdown(Utf8JsonWriter json, string markdown)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "markdown"u8);
        json.WriteString("text"u8, markdown);
        json.WriteEndObject();
    }

    /// <summary>Writes a <c>context</c> block of one text.</summary>
    public static void Context(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "context"u8);
        json.WriteStartArray("elements"u8);
        PlainText(json, text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a <c>section</c> block.</summary>
    public static void Section(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "section"u8);
        json.WritePropertyName("text"u8);
        PlainText(json, Shorten.To(text, MaxSection));
        json.WriteEndObject();
    }

    /// <summary>Writes a <c>header</c> block.</summary>
    public static void Header(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "header"u8);
        json.WritePropertyName("text"u8);
        PlainText(json, Shorten.To(text, 150));
        json.WriteEndObject();
    }

    /// <summary>Writes a <c>rich_text</c> block of a bold heading and a quotation: its texts have no markup, so a quotation stays verbatim.</summary>
    public static void Quotation(Utf8JsonWriter json, string heading, string quote)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "rich_text"u8);
        json.WriteStartArray("elements"u8);
        RichText(json, "rich_text_section"u8, heading, bold: true);
        RichText(json, "rich_text_quote"u8, quote, bold: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes an <c>actions</c> block of buttons.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="buttons">What stands on them, and what pressing them hands back; at most 2000 characters of it.</param>
    public static void Buttons(Utf8JsonWriter json, IReadOnlyList<(string Label, string Value)> buttons)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "actions"u8);
        json.WriteStartArray("elements"u8);
        for (var i = 0; i < buttons.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "button"u8);

            // An id must be unique inside its block; what a button asks stands in its value.
            json.WriteString("action_id"u8, $"sb_{i}");
            json.WritePropertyName("text"u8);
            PlainText(json, Shorten.To(buttons[i].Label, MaxLabel));
            json.WriteString("value"u8, buttons[i].Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes an <c>input</c> block. Slack's documentation, "Input block" and "Plain-text input element".</summary>
    /// <param name="json">Where to.</param>
    /// <param name="field">The field; its name becomes the block's id.</param>
    /// <param name="elementId">The id of the element inside the block.</param>
    public static void Input(Utf8JsonWriter json, FormField field, string elementId)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "input"u8);
        json.WriteString("block_id"u8, field.Name);
        json.WriteBoolean("optional"u8, !field.IsRequired);
        json.WritePropertyName("label"u8);
        PlainText(json, field.Label);
        json.WriteStartObject("element"u8);
        json.WriteString("type"u8, "plain_text_input"u8);
        json.WriteString("action_id"u8, elementId);
        json.WriteBoolean("multiline"u8, field.IsMultiline);
        json.WriteNumber("max_length"u8, Math.Min(field.MaxLength, MaxInput));
        if (field.Hint is { Length: > 0 } hint)
        {
            json.WritePropertyName("placeholder"u8);
            PlainText(json, Shorten.To(hint, MaxPlaceholder));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes a text object without markup.</summary>
    public static void PlainText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "plain_text"u8);
        json.WriteString("text"u8, text);
        json.WriteBoolean("emoji"u8, false);
        json.WriteEndObject();
    }

    private static void RichText(Utf8JsonWriter json, ReadOnlySpan<byte> type, string text, bool bold)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteStartArray("elements"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        if (bold)
        {
            json.WriteStartObject("style"u8);
            json.WriteBoolean("bold"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
