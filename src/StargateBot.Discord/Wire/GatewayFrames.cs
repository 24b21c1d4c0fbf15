using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using StargateBot.Core.Chat;

namespace StargateBot.Discord.Wire;

/// <summary>Writes the frames that the client sends, each at most 4,096 bytes. Source: Discord documentation, "Gateway", Sending Events.</summary>
internal static class GatewayFrames
{
    /// <summary>The longest frame that the server takes, in bytes; a longer one closes the connection with 4002.</summary>
    public const int MaxBytes = 4096;

    // Members beyond this many are left out of GUILD_CREATE: 50 is the least that may be asked for, and none are needed.
    private const int LargeThreshold = 50;

    /// <summary>Writes op 1.</summary>
    /// <param name="sequence">The last sequence number received, or null before the first dispatch.</param>
    public static byte[] Heartbeat(long? sequence) => Encoding.UTF8.GetBytes(
        sequence is { } number ? string.Create(CultureInfo.InvariantCulture, $$"""{"op":1,"d":{{number}}}""") : """{"op":1,"d":null}""");

    /// <summary>Writes op 2: one shard, no compression.</summary>
    /// <param name="token">The bot's token, without prefix.</param>
    /// <param name="intents">Bits of <see cref="GatewayIntents"/>.</param>
    /// <exception cref="ChatPlatformException">The token is too long for any frame.</exception>
    public static byte[] Identify(string token, int intents) => Write(GatewayOp.Identify, writer =>
    {
        writer.WriteString("token"u8, token);
        writer.WriteNumber("intents"u8, intents);
        writer.WriteStartArray("shard"u8);
        writer.WriteNumberValue(0);
        writer.WriteNumberValue(1);
        writer.WriteEndArray();
        writer.WriteNumber("large_threshold"u8, LargeThreshold);
        writer.WriteStartObject("properties"u8);
        writer.WriteString("os"u8, OperatingSystem.IsWindows() ? "windows"u8 : OperatingSystem.IsMacOS() ? "macos"u8 : "linux"u8);
        writer.WriteString("browser"u8, "stargatebot"u8);
        writer.WriteString("device"u8, "stargatebot"u8);
        writer.WriteEndObject();
    });

    /// <summary>Writes op 6.</summary>
    /// <param name="token">The bot's token, without prefix.</param>
    /// <param name="sessionId">The session to go on with.</param>
    /// <param name="sequence">The last sequence number received in it.</param>
    /// <exception cref="ChatPlatformException">The token is too long for any frame.</exception>
    public static byte[] Resume(string token, string sessionId, long sequence) => Write(GatewayOp.Resume, writer =>
    {
        writer.WriteString("token"u8, token);
        writer.WriteString("session_id"u8, sessionId);
        writer.WriteNumber("seq"u8, sequence);
    });

    private static byte[] Write(int op, Action<Utf8JsonWriter> writeData)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op"u8, op);
            writer.WriteStartObject("d"u8);
            writeData(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenCount <= MaxBytes
            ? buffer.WrittenSpan.ToArray()
            : throw new ChatPlatformException(DiscordPlatform.PlatformName, "frame_too_long", $"Discord:Token is too long for a gateway frame of {MaxBytes} bytes; copy the bot's token again.");
    }
}
