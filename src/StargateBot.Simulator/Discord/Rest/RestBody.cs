using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Reads the body of a request.</summary>
internal static class RestBody
{
    private const int LongestBody = 25 * 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the body; multipart bodies carry their JSON in <c>payload_json</c>.</summary>
    /// <returns>The document, null without a body; or the error that refuses it.</returns>
    public static async ValueTask<(JsonDocument? Document, RestResult? Error)> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength is 0 || (request.ContentLength is null && !request.Headers.ContainsKey(HeaderNames.TransferEncoding)))
        {
            return (null, null);
        }

        if (request.ContentLength > LongestBody)
        {
            return (null, RestResult.Error(413, 40005, "Request entity too large"));
        }

        var mediaType = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        try
        {
            if (mediaType == "application/json")
            {
                return (await JsonDocument.ParseAsync(request.Body, Strict, context.RequestAborted), null);
            }

            if (mediaType == "multipart/form-data")
            {
                var form = await request.ReadFormAsync(context.RequestAborted);
                return (form.TryGetValue("payload_json", out var json) ? JsonDocument.Parse(json.ToString(), Strict) : null, null);
            }
        }
        catch (JsonException)
        {
            return (null, RestResult.InvalidJson);
        }
        catch (InvalidDataException)
        {
            return (null, RestResult.InvalidJson);
        }

        return (null, RestResult.Error(
            400, 50035, "Invalid Form Body (Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.)"));
    }
}
