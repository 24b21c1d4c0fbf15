namespace StargateBot.Core.Chat.Intake;

/// <summary>Who may change the knowledge and settings from chat, section <c>Admin</c>, besides those who manage the server or workspace.</summary>
public sealed class AdminOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Admin";

    /// <summary>Gets the ids of accounts that are admins.</summary>
    public IList<string> Users { get; } = [];

    /// <summary>Gets the ids of roles whose members are admins, where the platform has roles.</summary>
    public IList<string> Roles { get; } = [];
}
