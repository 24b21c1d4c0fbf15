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

    /// <summary>Gets the channel that a thread belongs to, where a thread has a channel id of its own and its channel is known; else null.</summary>
    public string? ParentChannel { get; init; }

    /// <summary>Gets the channel that permissions, limits and settings go by: that of a thread is its parent's.</summary>
    public string SettingsChannel => ParentChannel ?? Channel;

    /// <summary>Gets the key that a channel's settings are kept under.</summary>
    public string SettingsKey => $"{Platform}:{Tenant}:{SettingsChannel}";

    /// <summary>Gets the key that the settings of the whole server or workspace are kept under.</summary>
    public string TenantKey => $"{Platform}:{Tenant}";

    /// <summary>Gets the key of the channel, the same for all its threads.</summary>
    public string ChannelKey => $"{Platform}:{Tenant}:{Channel}";

    /// <summary>Gets the key of the place, thread included.</summary>
    public string Key => Thread is null ? ChannelKey : $"{ChannelKey}:{Thread}";
}
