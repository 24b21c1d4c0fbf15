namespace StargateBot.Core.Chat;

/// <summary>Where and how a reply is delivered. Adapters make it; the core hands it back unread but for <see cref="Private"/>.</summary>
public sealed record ReplyTarget
{
    /// <summary>Gets where the reply goes.</summary>
    public required ChatPlace Place { get; init; }

    /// <summary>Gets the message that is replied to, or null.</summary>
    public string? ReplyToMessage { get; init; }

    /// <summary>Gets the bot's own message that the reply takes the place of, or null for a new message. Editing twice is as good as once.</summary>
    public string? MessageToEdit { get; init; }

    /// <summary>Gets whether the bot can still change what it sends there when all tokens have ended.</summary>
    public bool IsLasting { get; init; }

    /// <summary>Gets the person a private reply is for.</summary>
    public string? Recipient { get; init; }

    /// <summary>Gets what lets the bot reply without being a member, such as an interaction token or a response address; null for a plain post.</summary>
    public Secret? Token { get; init; }

    /// <summary>Gets when <see cref="Token"/> ends, or null.</summary>
    public DateTimeOffset? TokenExpires { get; init; }

    /// <summary>Gets whether only <see cref="Recipient"/> may see the reply.</summary>
    public bool Private { get; init; }

    /// <summary>Gets whether the person is shown at once that an answer is being made, not only when it takes long.</summary>
    public bool ShowWorkingAtOnce { get; init; }

    /// <summary>Gets where the reply goes when this target is refused for good, or null: then it is given up.</summary>
    public ReplyTarget? Fallback { get; init; }
}
