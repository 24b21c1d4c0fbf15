namespace StargateBot.Discord.Wire;

/// <summary>Kinds of channels. Source: Discord documentation, "Channels Resource", Channel Types.</summary>
internal static class ChannelTypes
{
    /// <summary>Gets whether a channel is a thread: announcement, public or private.</summary>
    /// <param name="type">The channel's type, or null when it is not told.</param>
    public static bool IsThread(int? type) => type is >= 10 and <= 12;
}
