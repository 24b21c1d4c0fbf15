using System.Buffers;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Rendering;

/// <summary>Gives forms the shape of modals. Slack's documentation, "Modals".</summary>
internal static class FormRenderer
{
    private const int MaxTitle = 24;

    /// <summary>Writes the body of <c>views.open</c>.</summary>
    /// <param name="form">The form.</param>
    /// <param name="triggerId">What lets it be opened.</param>
    /// <param name="state">What it hands back unseen (<see cref="Forms.State"/>).</param>
    public static ReadOnlyMemory<byte> Open(ChatForm form, string triggerId, string state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, SlackJson.Writing);
        json.WriteStartObject();
        json.WriteString("trigger_id"u8, triggerId);
        json.WriteStartObject("view"u8);
        json.WriteString("type"u8, "modal"u8);
        json.WriteString("callback_id"u8, Forms.CallbackId);
        json.WriteString("private_metadata"u8, state);
        Label(json, "title"u8, form.Title);
        Label(json, "submit"u8, form.SubmitLabel);
        Label(json, "close"u8, SlackTexts.For(form.Language).FormCancel);
        json.WriteStartArray("blocks"u8);
        foreach (var field in form.Fields)
        {
            BlockWriter.Input(json, field, Forms.ElementId);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Label(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        json.WritePropertyName(name);
        BlockWriter.PlainText(json, Shorten.To(text, MaxTitle));
    }
}
