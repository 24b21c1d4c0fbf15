using System.Net;
using Microsoft.AspNetCore.Http;

namespace StargateBot.Simulator.Control;

/// <summary>
/// Lets in only what this machine sent on purpose: the Host must be loopback (else a name that a stranger points at 127.0.0.1 would
/// do), and a request that changes something must not come from another site's page.
/// </summary>
internal static class OriginGuard
{
    public static bool Admits(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host))
        {
            return false;
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return true;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
