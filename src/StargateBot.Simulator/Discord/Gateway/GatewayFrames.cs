using System.Globalization;
using System.Text;

namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>Builds the frames that the gateway sends (events/gateway-events, Payload Structure).</summary>
internal static class GatewayFrames
{
    public static readonly byte[] HeartbeatAck = """{"op":11,"d":null,"s":null,"t":null}"""u8.ToArray();
    public static readonly byte[] Reconnect = """{"op":7,"d":null,"s":null,"t":null}"""u8.ToArray();
    public static readonly byte[] HeartbeatNow = """{"op":1,"d":null,"s":null,"t":null}"""u8.ToArray();
    public static readonly byte[] InvalidSession = """{"op":9,"d":false,"s":null,"t":null}"""u8.ToArray();
    public static readonly byte[] InvalidSessionResumable = """{"op":9,"d":true,"s":null,"t":null}"""u8.ToArray();

    public static byte[] Hello(TimeSpan heartbeatInterval) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"op":10,"d":{"heartbeat_interval":{{(long)heartbeatInterval.TotalMilliseconds}},"_trace":["simulator"]},"s":null,"t":null}"""));

    /// <summary>Builds a dispatch.</summary>
    /// <param name="name">The event.</param>
    /// <param name="sequence">The session's sequence number.</param>
    /// <param name="body">The event's body, JSON.</param>
    public static byte[] Dispatch(string name, long sequence, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[128];
        if (!System.Text.Unicode.Utf8.TryWrite(
            head, CultureInfo.InvariantCulture, $$"""{"t":"{{name}}","s":{{sequence}},"op":0,"d":""", out var length))
        {
            throw new ArgumentException("The event's name is too long.", nameof(name));
        }

        var frame = new byte[length + body.Length + 1];
        head[..length].CopyTo(frame);
        body.CopyTo(frame.AsSpan(length));
        frame[^1] = (byte)'}';
        return frame;
    }
}
