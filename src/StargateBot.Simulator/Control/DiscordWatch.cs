using StargateBot.Simulator.Discord;

namespace StargateBot.Simulator.Control;

/// <summary>Turns what happens on Discord into events for the page.</summary>
internal static class DiscordWatch
{
    public static void Tell(DiscordSimulator discord, ControlEvents events) =>
        discord.World.Messages.Changed = (change, message) => events.Tell("message", json =>
        {
            json.WriteString("change", change);
            DiscordMessageView.Write(json, message, discord.World);
        });
}
