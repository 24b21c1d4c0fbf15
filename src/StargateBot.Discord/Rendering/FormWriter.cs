using System.Buffers;
using System.Text.Json;
using StargateBot.Core.Chat;

namespace StargateBot.Discord.Rendering;

/// <summary>
/// Writes a form as a modal: the first answer of an interaction, of type 9. Source: Discord documentation, "Receiving and Responding", Modal;
/// "Component Reference", Label and Text Input. A modal has no words on its button: <see cref="ChatForm.SubmitLabel"/> is left out.
/// </summary>
internal static class FormWriter
{
    private const int ModalCallback = 9;
    private const int LabelComponent = 18;
    private const int TextInput = 4;
    private const int OneLine = 1;
    private const int Paragraph = 2;
    private const int MaxTitleLength = 45;
    private const int MaxLabelLength = 45;
    private const int MaxHintLength = 100;

    /// <summary>Writes the answer that opens a form.</summary>
    /// <param name="form">The form.</param>
    /// <returns>The body of the callback, UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">What sending it asks does not fit Discord's custom id.</exception>
    public static byte[] Write(ChatForm form)
    {
        var id = ActionCodec.Write(form.Submit);
        if (id.Length > ButtonRows.MaxCustomIdLength)
        {
            throw new ArgumentException($"The form's request has {id.Length} characters; Discord takes {ButtonRows.MaxCustomIdLength}.", nameof(form));
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("type"u8, ModalCallback);
            json.WriteStartObject("data"u8);
            json.WriteString("custom_id"u8, id);
            json.WriteString("title"u8, ButtonRows.Fit(form.Title, MaxTitleLength));
            json.WriteStartArray("components"u8);
            foreach (var field in form.Fields)
            {
                WriteField(json, field);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteField(Utf8JsonWriter json, FormField field)
    {
        json.WriteStartObject();
        json.WriteNumber("type"u8, LabelComponent);
        json.WriteString("label"u8, ButtonRows.Fit(field.Label, MaxLabelLength));
        json.WriteStartObject("component"u8);
        json.WriteNumber("type"u8, TextInput);
        json.WriteString("custom_id"u8, field.Name);
        json.WriteNumber("style"u8, field.IsMultiline ? Paragraph : OneLine);
        json.WriteNumber("max_length"u8, field.MaxLength);
        json.WriteBoolean("required"u8, field.IsRequired);
        if (!string.IsNullOrWhiteSpace(field.Hint))
        {
            json.WriteString("placeholder"u8, ButtonRows.Fit(field.Hint, MaxHintLength));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
