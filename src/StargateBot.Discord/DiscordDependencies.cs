using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Intake;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Discord;

/// <summary>What the adapter uses of the rest of the program.</summary>
/// <param name="Suggestions">Completes questions that are being typed.</param>
public sealed record DiscordDependencies(ISuggestedQuestions Suggestions)
{
    /// <summary>Gets who is an admin besides those who manage the server. Where somebody is, Discord shows admin commands to all, and the core refuses others.</summary>
    public AdminOptions Admins { get; init; } = new();

    /// <summary>Gets what keeps the gateway's session over restarts, or null: then each start begins a session.</summary>
    public ISessionStore? Sessions { get; init; }

    /// <summary>Gets what keeps versions of the knowledge, asked not before somebody types; null where nothing does.</summary>
    public Func<IKnowledgeAdmin?> Knowledge { get; init; } = static () => null;
}
