using System.Text.Json;

namespace StargateBot.Slack.Wire;

/// <summary>What a frame is.</summary>
internal enum FrameType
{
    /// <summary>A type that this client does not know; acknowledged when it is an envelope.</summary>
    Unknown,

    /// <summary>The link is usable.</summary>
    Hello,

    /// <summary>The link is about to end.</summary>
    Disconnect,

    /// <summary>An envelope with an event.</summary>
    Event,

    /// <summary>An envelope with a slash command.</summary>
    Command,

    /// <summary>An envelope with a press, a shortcut or a view.</summary>
    Interaction,
}

/// <summary>
/// One Socket Mode frame, cut into its parts but not decoded: what is inside depends on its type. Slack's documentation,
/// "Using Socket Mode".
/// </summary>
internal readonly struct SocketFrame
{
    // The most frequent first.
    private static readonly (string Name, FrameType Type)[] KnownTypes =
    [
        ("events_api", FrameType.Event),
        ("interactive", FrameType.Interaction),
        ("slash_commands", FrameType.Command),
        ("hello", FrameType.Hello),
        ("disconnect", FrameType.Disconnect),
    ];

    /// <summary>Gets what it is.</summary>
    public FrameType Type { get; private init; }

    /// <summary>Gets the name of the type, for unknown ones.</summary>
    public string TypeName { get; private init; }

    /// <summary>Gets the envelope's id as the JSON string that was sent, quotes included; empty when it is no envelope.</summary>
    public ReadOnlyMemory<byte> EnvelopeId { get; private init; }

    /// <summary>Gets the JSON of the payload; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Payload { get; private init; }

    /// <summary>Gets whether the acknowledgement may say something.</summary>
    public bool AcceptsPayload { get; private init; }

    /// <summary>Gets why Slack sends <c>disconnect</c>.</summary>
    public string? Reason { get; private init; }

    /// <summary>Gets how long <c>hello</c> says that the link will live, or null.</summary>
    public TimeSpan? ConnectionTime { get; private init; }

    /// <summary>Cuts a frame.</summary>
    /// <param name="json">The whole frame, UTF-8.</param>
    /// <param name="frame">Its parts; they point into <paramref name="json"/>.</param>
    /// <returns>False when it is no JSON object with a type.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> json, out SocketFrame frame)
    {
        try
        {
            return Read(json, out frame);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            frame = default;
            return false;
        }
    }

    private static bool Read(ReadOnlyMemory<byte> json, out SocketFrame frame)
    {
        frame = default;
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var type = FrameType.Unknown;
        string? typeName = null;
        string? reason = null;
        var acceptsPayload = false;
        ReadOnlyMemory<byte> envelope = default, payload = default, debug = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = TypeOf(ref reader, out typeName);
            }
            else if (reader.ValueTextEquals("envelope_id"u8))
            {
                envelope = Value(ref reader, json, JsonTokenType.String);
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                payload = Value(ref reader, json, JsonTokenType.StartObject);
            }
            else if (reader.ValueTextEquals("accepts_response_payload"u8))
            {
                reader.Read();
                acceptsPayload = reader.TokenType == JsonTokenType.True;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("debug_info"u8))
            {
                debug = Value(ref reader, json, JsonTokenType.StartObject);
            }
            else if (reader.ValueTextEquals("reason"u8))
            {
                reader.Read();
                reason = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        // Reading on tells bytes behind the object, which make the frame malformed.
        reader.Read();
        if (typeName is null)
        {
            return false;
        }

        frame = new SocketFrame
        {
            Type = type,
            TypeName = typeName,
            EnvelopeId = envelope,
            Payload = payload,
            AcceptsPayload = acceptsPayload,
            Reason = reason,
            ConnectionTime = type == FrameType.Hello && !debug.IsEmpty ? ConnectionTimeIn(debug.Span) : null,
        };
        return true;
    }

    private static FrameType TypeOf(ref Utf8JsonReader reader, out string? name)
    {
        name = null;
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return FrameType.Unknown;
        }

        foreach (var (known, type) in KnownTypes)
        {
            if (reader.ValueTextEquals(known))
            {
                name = known;
                return type;
            }
        }

        name = reader.GetString();
        return FrameType.Unknown;
    }

    private static ReadOnlyMemory<byte> Value(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, JsonTokenType wanted)
    {
        reader.Read();
        var found = reader.TokenType;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return found == wanted ? json[start..(int)reader.BytesConsumed] : default;
    }

    private static TimeSpan? ConnectionTimeIn(ReadOnlySpan<byte> debug)
    {
        var reader = new Utf8JsonReader(debug);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var wanted = reader.ValueTextEquals("approximate_connection_time"u8);
            reader.Read();
            if (wanted && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var seconds) && seconds > 0)
            {
                return TimeSpan.FromSeconds(seconds);
            }

            reader.Skip();
        }

        return null;
    }
}
