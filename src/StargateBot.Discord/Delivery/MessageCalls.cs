using System.Security.Cryptography;
using System.Text;
using StargateBot.Core.Chat;
using StargateBot.Discord.Connection;

namespace StargateBot.Discord.Delivery;

/// <summary>Makes the call that delivers a part of a reply. Source: Discord documentation, "Message Resource", Create Message and Edit Message; "Receiving and Responding", Followup Messages.</summary>
internal static class MessageCalls
{
    /// <summary>How long a nonce surely makes a repeated post give the first one: Discord says "within the past few minutes".</summary>
    public static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(2);

    // Discord takes 25 characters.
    private const int NonceBytes = 12;

    // Progress that comes late is worth nothing.
    private static readonly TimeSpan InterimTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Makes the call.</summary>
    /// <param name="message">What to send.</param>
    /// <param name="channel">Id of the channel that the target's place means.</param>
    /// <param name="repeatable">Whether making it twice posts once.</param>
    public static RestCall For(OutgoingMessage message, string channel, out bool repeatable)
    {
        var call = message.Target.Token?.Reveal() is { } token ? ForToken(message, token, out repeatable) : ForChannel(message, channel, out repeatable);
        return message.IsInterim ? call with { IsCourtesy = true, Timeout = InterimTimeout } : call;
    }

    /// <summary>Gets whether sending a message twice posts once, however long ago it was sent first.</summary>
    /// <param name="message">The message.</param>
    public static bool IsEdit(OutgoingMessage message) => message.Part == 0 && (message.Target.Token ?? (object?)message.Target.MessageToEdit) is not null;

    /// <summary>Gets the nonce of a message: with it, a repeated post within a few minutes gives the first message.</summary>
    /// <param name="key">Idempotency key.</param>
    public static string NonceOf(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, NonceBytes));

    private static RestCall ForChannel(OutgoingMessage message, string channel, out bool repeatable)
    {
        repeatable = true;
        var path = $"channels/{Uri.EscapeDataString(channel)}/messages";
        return message is { Part: 0, Target.MessageToEdit: { } edited }
            ? new RestCall(RestKind.Bot, HttpMethod.Patch, "PATCH /channels/{id}/messages/{id}", channel, $"{path}/{Uri.EscapeDataString(edited)}") { Body = message.Payload }
            : new RestCall(RestKind.Bot, HttpMethod.Post, "POST /channels/{id}/messages", channel, path) { Body = Join(PostFields(message), message.Payload.Span) };
    }

    private static RestCall ForToken(OutgoingMessage message, string token, out bool repeatable)
    {

        var slash = token.IndexOf('/', StringComparison.Ordinal);
        var path = $"webhooks/{Uri.EscapeDataString(token[..slash])}/{Uri.EscapeDataString(token[(slash + 1)..])}";
        if (message.Part == 0)
        {
            // Fills the deferred answer; its visibility was fixed by the deferral.
            repeatable = true;
            return new RestCall(RestKind.Webhook, HttpMethod.Patch, "PATCH /webhooks/{id}/{token}/messages/@original", token, path + "/messages/@original")
            {
                Body = message.Payload,
            };
        }

        // Discord documents no nonce for these.
        repeatable = false;
        return new RestCall(RestKind.Webhook, HttpMethod.Post, "POST /webhooks/{id}/{token}", token, path)
        {
            Body = message.Target.Private ? Join("\"flags\":64"u8, message.Payload.Span) : message.Payload,
        };
    }

    private static byte[] PostFields(OutgoingMessage message)
    {
        var fields = $"\"nonce\":\"{NonceOf(message.Key)}\",\"enforce_nonce\":true";
        return Encoding.UTF8.GetBytes(message.Part == 0 && message.Target.ReplyToMessage is { } replied
            ? $$"""{{fields}},"message_reference":{"message_id":"{{System.Text.Json.JsonEncodedText.Encode(replied)}}","fail_if_not_exists":false}"""
            : fields);
    }

    // Puts fields first into a JSON object that has at least one.
    private static byte[] Join(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> payload)
    {
        var joined = new byte[fields.Length + payload.Length + 1];
        joined[0] = (byte)'{';
        fields.CopyTo(joined.AsSpan(1));
        joined[fields.Length + 1] = (byte)',';
        payload[1..].CopyTo(joined.AsSpan(fields.Length + 2));
        return joined;
    }
}
