using System.Text.Json;

namespace StargateBot.Simulator.Discord.World;

/// <summary>A message as it stands; an edit makes a new one with the same id.</summary>
public sealed record SimulatedMessage
{
    /// <summary>The flag of a message that only one person sees.</summary>
    public const long EphemeralFlag = 64;

    /// <summary>The flag of a deferred answer that has no content yet.</summary>
    public const long LoadingFlag = 128;

    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the channel.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Gets the server; null in direct messages.</summary>
    public string? GuildId { get; init; }

    /// <summary>Gets who wrote it.</summary>
    public required DiscordPerson Author { get; init; }

    /// <summary>Gets the webhook that wrote it, where one did.</summary>
    public string? WebhookId { get; init; }

    /// <summary>Gets the text.</summary>
    public string Content { get; init; } = "";

    /// <summary>Gets the embeds as they were sent; an array, or undefined.</summary>
    public JsonElement Embeds { get; init; }

    /// <summary>Gets the components as they were sent; an array, or undefined.</summary>
    public JsonElement Components { get; init; }

    /// <summary>Gets the type: 0 default, 19 reply, 20 answer to a command, 23 to a context menu command.</summary>
    public int Type { get; init; }

    /// <summary>Gets the flags.</summary>
    public long Flags { get; init; }

    /// <summary>Gets the message that this one replies to.</summary>
    public string? ReferencedMessageId { get; init; }

    /// <summary>Gets the ids of the users that it mentions and notifies.</summary>
    public IReadOnlyList<string> MentionIds { get; init; } = [];

    /// <summary>Gets the ids of the roles that it mentions and notifies.</summary>
    public IReadOnlyList<string> MentionRoleIds { get; init; } = [];

    /// <summary>Gets a value indicating whether everyone was notified.</summary>
    public bool MentionsEveryone { get; init; }

    /// <summary>Gets the nonce as it was sent: a string, a number, or undefined.</summary>
    public JsonElement Nonce { get; init; }

    /// <summary>Gets the interaction that it answers.</summary>
    public string? InteractionId { get; init; }

    /// <summary>Gets the person whose interaction it answers.</summary>
    public string? InteractionUserId { get; init; }

    /// <summary>Gets the person who alone sees it; null when it is not ephemeral.</summary>
    public string? VisibleOnlyTo => IsEphemeral ? InteractionUserId : null;

    /// <summary>Gets when it was written.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Gets when it was last edited; null when it was not.</summary>
    public DateTimeOffset? EditedTimestamp { get; init; }

    /// <summary>Gets a value indicating whether only one person sees it.</summary>
    public bool IsEphemeral => (Flags & EphemeralFlag) != 0;

    /// <summary>Gets a value indicating whether it is a deferred answer without content.</summary>
    public bool IsLoading => (Flags & LoadingFlag) != 0;

    /// <summary>Gets all texts of the message in reading order: content, embeds, text displays; parted by line feeds.</summary>
    public string AllText => MessageText.Of(this);
}
