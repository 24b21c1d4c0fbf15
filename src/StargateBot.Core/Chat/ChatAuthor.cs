namespace StargateBot.Core.Chat;

/// <summary>What kind of account wrote something.</summary>
public enum AuthorKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>Another bot or app.</summary>
    Bot,

    /// <summary>A webhook.</summary>
    Webhook,

    /// <summary>This bot.</summary>
    Self,

    /// <summary>The platform, such as "joined the channel".</summary>
    System,
}

/// <summary>Who wrote something.</summary>
/// <param name="UserId">The platform's id of the account.</param>
/// <param name="Kind">What kind of account it is.</param>
public sealed record ChatAuthor(string UserId, AuthorKind Kind = AuthorKind.Person)
{
    /// <summary>Gets whether the account may manage the server or workspace; null when the event does not tell (<see cref="IChatPlatform.IsTenantAdminAsync"/> may).</summary>
    public bool? IsTenantAdmin { get; init; }

    /// <summary>Gets the ids of the account's roles, where the event tells them.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Gets the name that people see, where the event tells it; empty else.</summary>
    public string Name { get; init; } = "";
}
