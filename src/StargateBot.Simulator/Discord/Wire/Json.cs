using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StargateBot.Simulator.Discord.Wire;

/// <summary>Small helpers around the JSON writer and reader.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes one JSON value into bytes of their own.</summary>
    public static byte[] ToBytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a value under a name, an empty array when there is no array.</summary>
    public static void WriteArrayOrEmpty(this Utf8JsonWriter writer, string name, JsonElement array)
    {
        writer.WritePropertyName(name);
        if (array.ValueKind == JsonValueKind.Array)
        {
            array.WriteTo(writer);
        }
        else
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
    }

    /// <summary>Writes an empty array under a name.</summary>
    public static void WriteEmptyArray(this Utf8JsonWriter writer, string name) => writer.WriteArrayOrEmpty(name, default);

    /// <summary>Writes a moment as the platform does: ISO 8601 in UTC with microseconds.</summary>
    public static void WriteMoment(this Utf8JsonWriter writer, string name, DateTimeOffset? moment)
    {
        if (moment is { } value)
        {
            writer.WriteString(name, value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff+00:00", System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Gets a member of an object that is neither absent nor null.</summary>
    public static bool Has(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(name, out value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
    }

    /// <summary>Gets a text member; null when absent or of another kind.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Has(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Gets a whole number member; null when absent or of another kind.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.Has(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>Gets whether a member is true.</summary>
    public static bool IsTrue(this JsonElement element, string name) =>
        element.Has(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Gets the array members of a member; none when it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Has(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>Copies a member so that it outlives its document; undefined when absent or null.</summary>
    public static JsonElement Copy(this JsonElement element, string name) =>
        element.Has(name, out var value) ? value.Clone() : default;
}
