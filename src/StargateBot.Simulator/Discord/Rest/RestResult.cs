using System.Text.Json;
using StargateBot.Simulator.Discord.Validation;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>What a request is answered with.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body; empty without one.</param>
internal readonly record struct RestResult(int Status, ReadOnlyMemory<byte> Json)
{
    /// <summary>Gets the answer without body.</summary>
    public static RestResult NoContent => new(204, default);

    public static RestResult Ok(ReadOnlyMemory<byte> json) => new(200, json);

    public static RestResult Ok(Action<Utf8JsonWriter> write) => new(200, Wire.Json.ToBytes(write));

    /// <summary>Makes an error (topics/opcodes-and-status-codes, JSON Error Codes).</summary>
    public static RestResult Error(int status, int code, string message) => new(status, Wire.Json.ToBytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteNumber("code", code);
        writer.WriteEndObject();
    }));

    /// <summary>Makes the error of a body that breaks the rules.</summary>
    public static RestResult Form(FormErrors errors) => new(400, errors.ToBytes());

    /// <summary>Makes the error of a limit (topics/rate-limits).</summary>
    public static RestResult RateLimited(double retryAfterSeconds, bool global) => new(429, Wire.Json.ToBytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", "You are being rate limited.");
        writer.WriteNumber("retry_after", Math.Round(retryAfterSeconds, 3));
        writer.WriteBoolean("global", global);
        writer.WriteEndObject();
    }));

    public static RestResult UnknownRoute => Error(404, 0, "404: Not Found");

    public static RestResult Unauthorized => Error(401, 0, "401: Unauthorized");

    public static RestResult UnknownChannel => Error(404, 10003, "Unknown Channel");

    public static RestResult UnknownMessage => Error(404, 10008, "Unknown Message");

    public static RestResult UnknownWebhook => Error(404, 10015, "Unknown Webhook");

    public static RestResult UnknownInteraction => Error(404, 10062, "Unknown interaction");

    public static RestResult UnknownCommand => Error(404, 10063, "Unknown application command");

    public static RestResult MissingAccess => Error(403, 50001, "Missing Access");

    public static RestResult MissingPermissions => Error(403, 50013, "Missing Permissions");

    public static RestResult EmptyMessage => Error(400, 50006, "Cannot send an empty message");

    public static RestResult InvalidJson => Error(400, 50109, "The request body contains invalid JSON.");
}
