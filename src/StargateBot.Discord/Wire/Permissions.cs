using System.Globalization;

namespace StargateBot.Discord.Wire;

/// <summary>Permission bits, sent as decimal strings of any size. Source: Discord documentation, "Permissions", Bitwise Permission Flags.</summary>
internal static class Permissions
{
    /// <summary>May manage the server.</summary>
    public static readonly UInt128 ManageGuild = UInt128.One << 5;

    private static readonly UInt128 Administrator = UInt128.One << 3;
    private static readonly UInt128 ViewChannel = UInt128.One << 10;
    private static readonly UInt128 SendMessages = UInt128.One << 11;
    private static readonly UInt128 SendMessagesInThreads = UInt128.One << 38;

    /// <summary>Gets whether the bits say that a bot sees a channel and yet may not post there. In doubt it may: a refused try costs little.</summary>
    /// <param name="bits">The permissions in that channel; null, or not a number, tells nothing.</param>
    /// <param name="isThread">Whether the channel is a thread, where another bit counts.</param>
    public static bool ForbidPosting(string? bits, bool isThread) =>
        UInt128.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && (value & Administrator) == 0
        && (value & ViewChannel) != 0
        && (value & (isThread ? SendMessagesInThreads : SendMessages)) == 0;

    /// <summary>Gets whether the bits say that a person may manage the server.</summary>
    /// <param name="bits">The person's permissions; null, or not a number, gives no right.</param>
    public static bool AllowManaging(string? bits) =>
        UInt128.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && (value & (ManageGuild | Administrator)) != 0;
}
