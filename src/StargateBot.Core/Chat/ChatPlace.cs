namespace StargateBot.Core.Chat;

/// <summary>Where a message stands. Ids are the platform's own.</summary>
/// <param name="Platform">Name of the platform, such as <c>discord</c>.</param>
/// <param name="Tenant">The server or workspace; <c>@me</c> where a platform's direct messages belong to none.</param>
/// <param name="Channel">The channel, direct message or thread that takes posts.</param>
/// <param name="Thread">The thread inside the channel where the platform names it by its root message, or null.</param>
public sealed record ChatPlace(string Platform, string Tenant, string Channel, string? Thread = null)
{
    /// <summary>The tenant of a platform's direct messages that belong to no server.</summary>
    public const string NoTenant = "@me";

    /// <summary>Gets the key of the channel, the same for all its threads.</summary>
    public string ChannelKey => $"{Platform}:{Tenant}:{Channel}";

    /// <summary>Gets the key of the place, thread included.</summary>
    public string Key => Thread is null ? ChannelKey : $"{ChannelKey}:{Thread}";
}
