using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary>The arguments of one Web API call, from a JSON or form body or the query.</summary>
/// <remarks>Nested values may be JSON or, in both kinds of body, a string that holds JSON. Source: docs "Using the Slack Web API".</remarks>
internal sealed class ApiCall : IDisposable
{
    private const int LargestBody = 1024 * 1024;

    private readonly JsonDocument? _json;
    private readonly Dictionary<string, string>? _form;

    private ApiCall(string method, string? bearer, JsonDocument? json, Dictionary<string, string>? form, string? warning)
    {
        Method = method;
        _json = json;
        _form = form;
        Warning = warning;
        Token = bearer ?? Text("token");
    }

    /// <summary>Gets the name of the method.</summary>
    public string Method { get; }

    /// <summary>Gets the token of the Authorization header, else that of the argument <c>token</c>.</summary>
    public string? Token { get; }

    /// <summary>Gets a warning for the answer, such as <c>missing_charset</c>.</summary>
    public string? Warning { get; set; }

    /// <summary>Gets the address that the caller used: scheme, host and port.</summary>
    public required string Host { get; init; }

    /// <summary>Gets a value indicating whether the request was a POST.</summary>
    public required bool IsPost { get; init; }

    /// <exception cref="ApiRefusal">The body cannot be read.</exception>
    public static async ValueTask<ApiCall> ReadAsync(HttpContext context, string method)
    {
        var request = context.Request;
        var authorization = request.Headers.Authorization.ToString();
        var bearer = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization["Bearer ".Length..].Trim() : null;
        var host = request.Host.Value ?? "127.0.0.1";
        var type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            var warning = type.Contains("charset", StringComparison.OrdinalIgnoreCase) ? null : "missing_charset";
            return new ApiCall(method, bearer, await ReadJsonAsync(context), null, warning) { Host = host, IsPost = HttpMethods.IsPost(request.Method) };
        }

        if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            var body = await ReadBodyAsync(context);
            using var reader = new FormReader(System.Text.Encoding.UTF8.GetString(body.Span));
            var form = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, values) in await reader.ReadFormAsync(context.RequestAborted))
            {
                form[name] = values.ToString();
            }

            return new ApiCall(method, bearer, null, form, null) { Host = host, IsPost = HttpMethods.IsPost(request.Method) };
        }

        if (request.ContentLength is > 0)
        {
            throw new ApiRefusal("invalid_post_type");
        }

        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Query)
        {
            query[name] = values.ToString();
        }

        return new ApiCall(method, bearer, null, query, null) { Host = host, IsPost = HttpMethods.IsPost(request.Method) };
    }

    /// <summary>Makes a call of the body of an acknowledgement.</summary>
    public static ApiCall Of(string method, JsonElement arguments) =>
        new(method, null, JsonDocument.Parse(arguments.GetRawText()), null, null) { Host = "", IsPost = true };

    public void Dispose() => _json?.Dispose();

    /// <summary>Gets a text; null when absent or empty.</summary>
    public string? Text(string name)
    {
        if (_form is not null)
        {
            return _form.TryGetValue(name, out var text) && text.Length > 0 ? text : null;
        }

        if (_json is null || !_json.RootElement.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };
    }

    /// <summary>Gets a list of texts: one text with commas or, in a JSON body, an array, which Slack takes too.</summary>
    /// <exception cref="ApiRefusal">The argument is missing.</exception>
    public IReadOnlyList<string> RequiredTexts(string name) =>
        _json is not null && _json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ToString())]
            : Required(name).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <exception cref="ApiRefusal">The argument is missing.</exception>
    public string Required(string name) =>
        Text(name) ?? throw new ApiRefusal("invalid_arguments", $"[ERROR] missing required field: {name}");

    /// <summary>Gets whether an argument is present, also when it is empty.</summary>
    public bool Has(string name) =>
        _form?.ContainsKey(name) ?? (_json is not null && _json.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null);

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new ApiRefusal("invalid_arguments", $"[ERROR] must be a boolean [json-pointer:/{name}]"),
    };

    public int? Number(string name) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new ApiRefusal("invalid_arguments", $"[ERROR] must be a number [json-pointer:/{name}]"),
    };

    /// <summary>Gets a nested value that outlives the call; null when absent.</summary>
    /// <exception cref="ApiRefusal">It is no JSON, or not of the kind.</exception>
    public JsonElement? Json(string name, JsonValueKind kind)
    {
        JsonElement value;
        if (_json is not null && _json.RootElement.TryGetProperty(name, out var nested) && nested.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            value = nested.Clone();
        }
        else if (Text(name) is { } text)
        {
            try
            {
                value = JsonElement.Parse(text);
            }
            catch (JsonException)
            {
                throw Invalid(name);
            }
        }
        else
        {
            return null;
        }

        return value.ValueKind == kind ? value : throw Invalid(name);
    }

    private static ApiRefusal Invalid(string name) => name == "blocks"
        ? new ApiRefusal("invalid_blocks_format")
        : new ApiRefusal("invalid_arguments", $"[ERROR] must be valid JSON [json-pointer:/{name}]");

    private static async ValueTask<JsonDocument> ReadJsonAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context);
        try
        {
            var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new ApiRefusal("json_not_object");
        }
        catch (JsonException)
        {
            throw new ApiRefusal("invalid_json");
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            if (read.Buffer.Length > LargestBody)
            {
                throw new ApiRefusal("request_too_large");
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
