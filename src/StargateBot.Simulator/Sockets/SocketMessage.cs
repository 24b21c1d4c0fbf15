using System.Net.WebSockets;

namespace StargateBot.Simulator.Sockets;

/// <summary>One whole message, fragments joined.</summary>
/// <param name="Type">Text or binary.</param>
/// <param name="Data">Its bytes; valid until the next message is read.</param>
internal readonly record struct SocketMessage(WebSocketMessageType Type, ReadOnlyMemory<byte> Data);
