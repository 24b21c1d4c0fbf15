using System.Text.Json;

namespace StargateBot.Discord.Wire;

/// <summary>Finds single fields on the top level of a JSON object without decoding the rest.</summary>
internal static class JsonScan
{
    /// <summary>Gets a string field, or null when it is absent, no string, or the text is no JSON object.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="name">Name of the field.</param>
    public static string? String(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            return MoveTo(ref reader, name) && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Gets a number field, or null when it is absent, no number, or the text is no JSON object.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="name">Name of the field.</param>
    public static double? Number(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            return MoveTo(ref reader, name) && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Gets whether a field is true.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="name">Name of the field.</param>
    public static bool IsTrue(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            return MoveTo(ref reader, name) && reader.TokenType == JsonTokenType.True;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool MoveTo(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
