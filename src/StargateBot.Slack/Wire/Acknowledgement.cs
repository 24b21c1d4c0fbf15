using System.Buffers;
using System.Text.Json;

namespace StargateBot.Slack.Wire;

/// <summary>Writes the frames that acknowledge envelopes. Slack's documentation, "Using Socket Mode".</summary>
internal static class Acknowledgement
{
    /// <summary>Writes an acknowledgement that says nothing; for a submitted form it closes the form.</summary>
    /// <param name="envelopeId">The id as a JSON string, quotes included.</param>
    public static byte[] Empty(ReadOnlySpan<byte> envelopeId) => [.. "{\"envelope_id\":"u8, .. envelopeId, (byte)'}'];

    /// <summary>Writes an acknowledgement that leaves a submitted form open and shows what is wrong. Slack's documentation, "Modals", response actions.</summary>
    /// <param name="envelopeId">The id as a JSON string, quotes included.</param>
    /// <param name="errors">What is wrong, by block id; at least one.</param>
    public static byte[] FormErrors(ReadOnlySpan<byte> envelopeId, IReadOnlyDictionary<string, string> errors)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, SlackJson.Writing);
        json.WriteStartObject();
        json.WritePropertyName("envelope_id"u8);
        json.WriteRawValue(envelopeId, skipInputValidation: true);
        json.WriteStartObject("payload"u8);
        json.WriteString("response_action"u8, "errors"u8);
        json.WriteStartObject("errors"u8);
        foreach (var (block, error) in errors)
        {
            json.WriteString(block, error);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
