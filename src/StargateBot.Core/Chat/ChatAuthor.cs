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
public sealed record ChatAuthor(string UserId, AuthorKind Kind = AuthorKind.Person);
