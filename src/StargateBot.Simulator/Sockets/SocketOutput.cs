using System.Net.WebSockets;

namespace StargateBot.Simulator.Sockets;

/// <summary>What waits to be written on a socket: a message, or a close frame.</summary>
/// <param name="Data">The bytes of a message.</param>
/// <param name="Type">Text or binary, or <see cref="WebSocketMessageType.Close"/>.</param>
/// <param name="CloseCode">The code of a close frame; null sends a close frame without code.</param>
/// <param name="CloseReason">The reason of a close frame.</param>
internal readonly record struct SocketOutput(
    ReadOnlyMemory<byte> Data, WebSocketMessageType Type, int? CloseCode = null, string? CloseReason = null);
