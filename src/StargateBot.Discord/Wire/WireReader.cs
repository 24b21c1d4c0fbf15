using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace StargateBot.Discord.Wire;

/// <summary>Decodes JSON that strangers wrote.</summary>
internal static class WireReader
{
    /// <summary>Decodes a value, or gives null for whatever is not one.</summary>
    /// <typeparam name="T">Record to decode to.</typeparam>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="type">Its generated reader.</param>
    public static T? TryRead<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair.
            return null;
        }
    }
}
