using StargateBot.Core.Chat;

namespace StargateBot.Discord;

/// <summary>Whether the message content intent is asked for.</summary>
internal enum MessageContentMode
{
    /// <summary>When the application has it.</summary>
    Auto,

    /// <summary>Always.</summary>
    With,

    /// <summary>Never.</summary>
    Without,
}

/// <summary>The options, read and found valid.</summary>
/// <param name="Token">The bot's token, without prefix.</param>
/// <param name="ApiBaseUrl">The API's address, ending in a slash.</param>
/// <param name="MessageContent">Whether the message content intent is asked for.</param>
internal sealed record DiscordSettings(Secret Token, Uri ApiBaseUrl, MessageContentMode MessageContent)
{
    /// <summary>Reads options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="settings">What they mean, when nothing is wrong.</param>
    /// <returns>One line for each mistake, naming its key.</returns>
    public static IReadOnlyList<string> Read(DiscordOptions options, out DiscordSettings? settings)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Token))
        {
            faults.Add("Discord:Token is missing.");
        }

        var text = options.ApiBaseUrl.Trim();
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https") || !PlatformAddress.IsSafe(address))
        {
            faults.Add("Discord:ApiBaseUrl must be an https address, or http on this machine.");
        }

        MessageContentMode? mode = options.MessageContent.Trim().ToUpperInvariant() switch
        {
            "AUTO" or "" => MessageContentMode.Auto,
            "TRUE" => MessageContentMode.With,
            "FALSE" => MessageContentMode.Without,
            _ => null,
        };
        if (mode is null)
        {
            faults.Add("Discord:MessageContent must be auto, true or false.");
        }

        settings = faults.Count == 0 ? new DiscordSettings(new Secret(options.Token.Trim()), address!, mode!.Value) : null;
        return faults;
    }
}
