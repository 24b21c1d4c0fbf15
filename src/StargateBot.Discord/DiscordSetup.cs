using System.Globalization;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord;

/// <summary>What an operator has to allow for the bot, for set-up instructions.</summary>
public static class DiscordSetup
{
    /// <summary>View channels, send messages (also in threads), react, embed links, read history, create public threads: as one number.</summary>
    public const ulong Permissions = 309_237_730_368;

    /// <summary>Gets the scopes of the invitation.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["bot", "applications.commands"];

    /// <summary>Gets the intents that the bot always asks for; none is privileged.</summary>
    public static IReadOnlyList<string> Intents { get; } = ["Guilds", "Guild Messages", "Direct Messages"];

    /// <summary>Gets the privileged intents that make the bot better: with it, follow-up questions need no mention.</summary>
    public static IReadOnlyList<string> OptionalIntents { get; } = ["Message Content"];

    /// <summary>Gets the sum of the intents that the bot always asks for.</summary>
    public static int IntentBits => GatewayIntents.Required;

    /// <summary>Gets the link that invites the bot to a server.</summary>
    /// <param name="applicationId">The application's id.</param>
    public static Uri InviteUrl(string applicationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(applicationId);
        return new Uri(string.Create(
            CultureInfo.InvariantCulture,
            $"https://discord.com/oauth2/authorize?client_id={Uri.EscapeDataString(applicationId)}&scope={string.Join('+', Scopes)}&permissions={Permissions}&integration_type=0"));
    }

    /// <summary>Gets the link with which a person installs the app for themselves, to use its commands anywhere.</summary>
    /// <param name="applicationId">The application's id.</param>
    public static Uri UserInstallUrl(string applicationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(applicationId);
        return new Uri($"https://discord.com/oauth2/authorize?client_id={Uri.EscapeDataString(applicationId)}&integration_type=1&scope=applications.commands");
    }
}
