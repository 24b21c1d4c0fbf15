using System.Buffers;
using System.Text.Json;

namespace StargateBot.Simulator;

/// <summary>Writes some fields of a JSON object that the caller has begun.</summary>
internal delegate void JsonFields(Utf8JsonWriter json);

/// <summary>Writes whole objects.</summary>
internal static class JsonObjects
{
    public static ReadOnlyMemory<byte> Write(JsonFields fields)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        fields(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes an array of one object.</summary>
    public static ReadOnlyMemory<byte> Array(JsonFields fields)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        json.WriteStartObject();
        fields(json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static void WriteObject(this Utf8JsonWriter json, string name, JsonFields fields)
    {
        json.WriteStartObject(name);
        fields(json);
        json.WriteEndObject();
    }
}
