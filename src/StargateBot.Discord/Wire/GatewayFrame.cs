using System.Text.Json;

namespace StargateBot.Discord.Wire;

/// <summary>The events that the adapter reads; all others are skipped without decoding.</summary>
internal enum DispatchKind
{
    /// <summary>An event that the adapter has no use for.</summary>
    Other,

    /// <summary>A session begins.</summary>
    Ready,

    /// <summary>A resumed session has replayed what was missed.</summary>
    Resumed,

    /// <summary>Somebody wrote a message.</summary>
    MessageCreate,

    /// <summary>Somebody used a command, a button or auto-completion.</summary>
    InteractionCreate,

    /// <summary>A server came into sight, with its threads.</summary>
    GuildCreate,

    /// <summary>A thread began, or the bot was added to it; or it was changed.</summary>
    Thread,

    /// <summary>The bot may see a channel from now on, with its threads.</summary>
    ThreadList,
}

/// <summary>The outer form of one gateway frame: <c>{"op","d","s","t"}</c>. Source: Discord documentation, "Gateway Events", Payload Structure.</summary>
/// <param name="Op">What it means; see <see cref="GatewayOp"/>.</param>
/// <param name="Sequence">Sequence number of a dispatch, or null.</param>
/// <param name="Kind">Which event a dispatch tells of.</param>
/// <param name="DataStart">Where <c>d</c> begins, in bytes.</param>
/// <param name="DataLength">Length of <c>d</c> in bytes; 0 when it is absent or not needed.</param>
internal readonly record struct GatewayFrame(int Op, long? Sequence, DispatchKind Kind, int DataStart, int DataLength)
{
    /// <summary>Reads the outer form only. The body is found but not decoded, and not even looked at for an event of no use.</summary>
    /// <param name="utf8">One whole frame.</param>
    /// <param name="frame">The frame, when the result is true.</param>
    /// <returns>False for what is not a JSON object with a number <c>op</c>.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out GatewayFrame frame)
    {
        frame = default;
        try
        {
            return TryReadCore(utf8, out frame);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryReadCore(ReadOnlySpan<byte> utf8, out GatewayFrame frame)
    {
        int? op = null;
        long? sequence = null;
        DispatchKind? kind = null;
        var (start, length) = (0, 0);
        var (sawSequence, sawData) = (false, false);
        var reader = new Utf8JsonReader(utf8);
        frame = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8))
            {
                reader.Read();
                op = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("s"u8))
            {
                reader.Read();
                sequence = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
                sawSequence = true;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                kind = reader.TokenType == JsonTokenType.String ? KindOf(ref reader) : DispatchKind.Other;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("d"u8))
            {
                reader.Read();
                start = (int)reader.TokenStartIndex;
                sawData = true;
                if (op == GatewayOp.Dispatch && kind == DispatchKind.Other && sawSequence)
                {
                    break;
                }

                reader.Skip();
                length = (int)reader.BytesConsumed - start;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }

            if (sawData && sawSequence && op is not null && kind is not null)
            {
                break;
            }
        }

        frame = new GatewayFrame(op ?? -1, sequence, kind ?? DispatchKind.Other, start, length);
        return op is not null;
    }

    private static DispatchKind KindOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("MESSAGE_CREATE"u8) ? DispatchKind.MessageCreate
        : reader.ValueTextEquals("INTERACTION_CREATE"u8) ? DispatchKind.InteractionCreate
        : reader.ValueTextEquals("GUILD_CREATE"u8) ? DispatchKind.GuildCreate
        : reader.ValueTextEquals("THREAD_CREATE"u8) || reader.ValueTextEquals("THREAD_UPDATE"u8) ? DispatchKind.Thread
        : reader.ValueTextEquals("THREAD_LIST_SYNC"u8) ? DispatchKind.ThreadList
        : reader.ValueTextEquals("RESUMED"u8) ? DispatchKind.Resumed
        : reader.ValueTextEquals("READY"u8) ? DispatchKind.Ready
        : DispatchKind.Other;
}
