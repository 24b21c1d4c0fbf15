using Microsoft.Extensions.Configuration;

namespace StargateBot.Discord;

/// <summary>Settings of the Discord adapter, section <c>Discord</c>. The adapter is on when there is a token.</summary>
public sealed class DiscordOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "Discord";

    /// <summary>Gets or sets the bot's token, without prefix. Never logged; nothing looks at its shape.</summary>
    public string Token { get; set; } = "";

    /// <summary>Gets or sets the address of the HTTP API; the gateway's address comes from it.</summary>
    /// <value>The default is Discord's own. Encrypted, or on this machine; a missing slash at its end is added.</value>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10/";

    /// <summary>Gets or sets whether the privileged message content intent is used: <c>auto</c>, <c>true</c> or <c>false</c>.</summary>
    /// <value>The default is <c>auto</c>: it is used when the application has it.</value>
    public string MessageContent { get; set; } = "auto";

    /// <summary>Gets whether the adapter is on.</summary>
    /// <param name="section">The section <see cref="SectionName"/>.</param>
    public static bool IsConfigured(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return !string.IsNullOrWhiteSpace(section[nameof(Token)]);
    }
}
