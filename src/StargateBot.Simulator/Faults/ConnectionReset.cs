using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace StargateBot.Simulator.Faults;

/// <summary>Ends a TCP connection the hard way.</summary>
internal static class ConnectionReset
{
    /// <summary>Gets the TCP socket of a request, while the request lives.</summary>
    public static Socket? SocketOf(HttpContext context) => context.Features.Get<IConnectionSocketFeature>()?.Socket;

    /// <summary>Sends RST on the connection of a request that is being handled: no response, no FIN.</summary>
    public static void Reset(HttpContext context)
    {
        Reset(SocketOf(context));
        context.Abort();
    }

    /// <summary>Sends RST: no response, no FIN.</summary>
    public static void Reset(Socket? socket)
    {
        try
        {
            if (socket is not null)
            {
                // A linger time of zero makes the kernel answer with RST when the socket is closed.
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Dispose();
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // It was closed already.
        }
    }
}
