using System.Globalization;

namespace StargateBot.Discord.Wire;

/// <summary>Permission bits, sent as decimal strings of any size. Source: Discord documentation, "Permissions", Bitwise Permission Flags.</summary>
internal static class Permissions
{
    private static readonly UInt128 Administrator = UInt128.One << 3;
    private static readonly UInt128 ViewChannel = UInt128.One << 10;
    private static readonly UInt128 SendMessages = UInt128.One << 11;
    private static readonly UInt128 SendMessagesInThreads = UInt128.One << 38;

    /// <summary>Gets whether the bits let a bot post in a channel.</summary>
    /// <param name="bits">The permissions in that channel; null or not a number: it may not.</param>
    /// <param name="isThread">Whether the channel is a thread, where another bit counts.</param>
    public static bool MayPost(string? bits, bool isThread)
    {
        if (!UInt128.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var needed = ViewChannel | (isThread ? SendMessagesInThreads : SendMessages);
        return (value & Administrator) != 0 || (value & needed) == needed;
    }
}
