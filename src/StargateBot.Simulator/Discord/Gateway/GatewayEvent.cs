namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>An event before it has a sequence number.</summary>
/// <param name="name">The event's name, for example <c>MESSAGE_CREATE</c>.</param>
/// <param name="intent">The intent that it needs; 0 needs none.</param>
/// <param name="body">Writes the body; the argument tells whether content may be shown.</param>
internal sealed class GatewayEvent(string name, long intent, Func<bool, byte[]> body)
{
    private byte[]? _full;
    private byte[]? _blanked;

    public string Name => name;

    public bool Reaches(long intents) => intent == 0 || (intents & intent) != 0;

    public byte[] Body(long intents) => (intents & Intents.MessageContent) != 0
        ? _full ??= body(true)
        : _blanked ??= body(false);
}
