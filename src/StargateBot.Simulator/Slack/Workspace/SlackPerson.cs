namespace StargateBot.Simulator.Slack;

/// <summary>A member of the workspace, a guest from another workspace, or a bot.</summary>
public sealed record SlackPerson
{
    /// <summary>Gets the user id, <c>U…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the short name that <c>@name</c> mentions.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the full name.</summary>
    public required string RealName { get; init; }

    /// <summary>Gets the id of the workspace that the person belongs to; another than ours is a guest over Slack Connect.</summary>
    public required string TeamId { get; init; }

    /// <summary>Gets the IANA time zone.</summary>
    public string TimeZone { get; init; } = "Asia/Jakarta";

    /// <summary>Gets the difference of the time zone to UTC.</summary>
    public TimeSpan UtcOffset { get; init; } = TimeSpan.FromHours(7);

    /// <summary>Gets the IETF tag of the language of the person's client.</summary>
    public string Locale { get; init; } = "id-ID";

    /// <summary>Gets a value indicating whether the person administers the workspace that they belong to.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Gets a value indicating whether the person owns it.</summary>
    public bool IsOwner { get; init; }

    /// <summary>Gets a value indicating whether the person is the one who owns it first of all.</summary>
    public bool IsPrimaryOwner { get; init; }

    /// <summary>Gets a value indicating whether the person is a guest of the workspace, in some channels only.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Gets a value indicating whether the account was deactivated.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Gets the bot id, <c>B…</c>; null for people.</summary>
    public string? BotId { get; init; }

    /// <summary>Gets the app id of a bot, <c>A…</c>; null for people.</summary>
    public string? AppId { get; init; }

    /// <summary>Gets a value indicating whether this is a bot.</summary>
    public bool IsBot => BotId is not null;
}
