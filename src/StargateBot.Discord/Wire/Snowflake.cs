using System.Globalization;

namespace StargateBot.Discord.Wire;

/// <summary>Discord's ids, which hold their time. Source: Discord documentation, "API Reference", Snowflakes.</summary>
internal static class Snowflake
{
    private const long DiscordEpochMilliseconds = 1_420_070_400_000;
    private const int TimeShift = 22;

    /// <summary>Gets when an id was made, to the millisecond, or null when it is not an id.</summary>
    /// <param name="id">A decimal number of 64 bits.</param>
    public static DateTimeOffset? TimeOf(string? id) =>
        ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(value >> TimeShift) + DiscordEpochMilliseconds)
            : null;
}
