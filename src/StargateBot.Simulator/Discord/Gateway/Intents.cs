namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>The intents that matter here (events/gateway, List of Intents).</summary>
internal static class Intents
{
    public const long Guilds = 1;
    public const long GuildMembers = 1 << 1;
    public const long GuildPresences = 1 << 8;
    public const long GuildMessages = 1 << 9;
    public const long GuildReactions = 1 << 10;
    public const long DirectMessages = 1 << 12;
    public const long DirectReactions = 1 << 13;
    public const long MessageContent = 1 << 15;

    // Bits 0 to 16, 20, 21, 24, 25.
    private const long Known = 0x1_FFFF | (3 << 20) | (3 << 24);

    public static bool AreValid(long intents) => intents >= 0 && (intents & ~Known) == 0;
}
