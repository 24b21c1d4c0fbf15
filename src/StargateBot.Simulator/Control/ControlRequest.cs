using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace StargateBot.Simulator.Control;

/// <summary>The arguments of a request to the control API: a JSON object, else the query.</summary>
internal sealed class ControlRequest(HttpContext context, JsonElement body)
{
    private const int LargestBody = 256 * 1024;

    public HttpContext Context => context;

    /// <exception cref="ControlRefusal">The body is no JSON object.</exception>
    public static async ValueTask<ControlRequest> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0)
        {
            return new ControlRequest(context, default);
        }

        if (context.Request.ContentLength > LargestBody || context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new ControlRefusal("The body must be a JSON object, Content-Type application/json, of at most 256 KiB.");
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ControlRequest(context, document.RootElement.Clone())
                : throw new ControlRefusal("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw new ControlRefusal("The body is no JSON.");
        }
    }

    /// <exception cref="ControlRefusal">It is missing.</exception>
    public string Text(string name) => TextOrNull(name) ?? throw new ControlRefusal($"\"{name}\" is missing.");

    public string? TextOrNull(string name)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value))
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null => null,
                _ => value.GetRawText(),
            };
        }

        return context.Request.RouteValues.TryGetValue(name, out var segment) ? segment as string
            : context.Request.Query.TryGetValue(name, out var query) ? query.ToString() : null;
    }

    public bool Flag(string name) => TextOrNull(name) switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw new ControlRefusal($"\"{name}\" must be true or false."),
    };

    /// <param name="name">The argument.</param>
    /// <param name="otherwise">Its value when it is left out.</param>
    /// <param name="most">The largest that is accepted.</param>
    public int Number(string name, int otherwise, int most = int.MaxValue)
    {
        if (TextOrNull(name) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new ControlRefusal($"\"{name}\" must be a number up to {most}.");
    }

    /// <summary>Gets an object of texts; empty when it is left out.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Json(name) is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var property in given.EnumerateObject())
            {
                texts[property.Name] = property.Value.ToString();
            }
        }

        return texts;
    }

    public JsonElement? Json(string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) ? value : null;
}
