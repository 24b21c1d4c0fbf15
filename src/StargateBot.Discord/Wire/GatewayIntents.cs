namespace StargateBot.Discord.Wire;

/// <summary>Which events a session asks for. Source: Discord documentation, "Gateway", List of Intents.</summary>
internal static class GatewayIntents
{
    /// <summary>Servers, channels and threads.</summary>
    public const int Guilds = 1 << 0;

    /// <summary>Messages in servers.</summary>
    public const int GuildMessages = 1 << 9;

    /// <summary>Direct messages.</summary>
    public const int DirectMessages = 1 << 12;

    /// <summary>Privileged: the words of messages that neither mention the bot nor are direct.</summary>
    public const int MessageContent = 1 << 15;

    /// <summary>What the bot needs: no privileged bit.</summary>
    public const int Required = Guilds | GuildMessages | DirectMessages;
}
