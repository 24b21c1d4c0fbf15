using StargateBot.Core.Chat;

namespace StargateBot.Discord.Connection;

/// <summary>Completes addresses of the gateway. Source: Discord documentation, "Gateway", Gateway URL Query String Params.</summary>
internal static class GatewayUrl
{
    private const string Query = "v=10&encoding=json";

    /// <summary>Adds version and encoding to an address that the server told.</summary>
    /// <param name="text">The address.</param>
    /// <param name="url">The whole address, when the result is true.</param>
    /// <returns>False for what is no WebSocket address, or one that a token must not be sent to.</returns>
    public static bool TryComplete(string? text, out Uri url)
    {
        url = null!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var given) || given.Scheme is not ("ws" or "wss") || !PlatformAddress.IsSafe(given))
        {
            return false;
        }

        var kept = given.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Split('=')[0] is not ("v" or "encoding" or "compress"));
        url = new UriBuilder(given) { Query = string.Join('&', kept.Append(Query)), Fragment = "" }.Uri;
        return true;
    }
}
