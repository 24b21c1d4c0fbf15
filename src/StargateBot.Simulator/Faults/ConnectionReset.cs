using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace StargateBot.Simulator.Faults;

/// <summary>Ends a TCP connection the hard way.</summary>
internal static class ConnectionReset
{
    /// <summary>Sends RST on the connection of a request: no response, no FIN.</summary>
    public static void Reset(HttpContext context)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        if (socket is not null)
        {
            // A linger time of zero makes the kernel answer with RST when the socket is closed.
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Dispose();
        }

        context.Abort();
    }
}
