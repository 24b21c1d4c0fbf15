namespace StargateBot.Core.Chat.Commands;

/// <summary>Knows which commands are for admins alone.</summary>
public static class AdminCommands
{
    /// <summary>Gets whether a command is for admins alone.</summary>
    /// <param name="command">The command.</param>
    public static bool Contain(ChatCommand command) => command is ChatCommand.Reload or ChatCommand.SwapAnyway or ChatCommand.DiscardReload
        or ChatCommand.Rollback or ChatCommand.Knowledge or ChatCommand.Gaps or ChatCommand.Stats
        or ChatCommand.Teach or ChatCommand.SubmitTeach or ChatCommand.Settings;
}
