namespace StargateBot.Core.Chat.Intake;

/// <summary>Who may ask where, section <c>Permissions</c>. The ids are the platforms' own; an empty list permits all.</summary>
public sealed class PermissionOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Permissions";

    /// <summary>Gets the servers and workspaces that may ask; <c>@me</c> for direct messages that belong to none.</summary>
    public IList<string> Tenants { get; } = [];

    /// <summary>Gets the channels, direct messages and threads that may ask.</summary>
    public IList<string> Channels { get; } = [];

    /// <summary>Gets the accounts that may ask.</summary>
    public IList<string> Users { get; } = [];
}
