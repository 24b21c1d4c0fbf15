using StargateBot.Simulator.Discord.Gateway;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Messages;

/// <summary>Stores, changes and deletes messages, and tells the gateway what the bot may see of it.</summary>
internal sealed class MessageDesk(DiscordWorld world, DiscordGateway gateway, MessageJson json)
{
    public MessageJson Json => json;

    /// <summary>Stores a new message and dispatches it.</summary>
    public SimulatedMessage Add(SimulatedMessage message)
    {
        world.Messages.Add(message);
        Dispatch("MESSAGE_CREATE", message);
        return message;
    }

    /// <summary>Changes a message and dispatches the change.</summary>
    /// <returns>The message as it stands then; null when it is gone.</returns>
    public SimulatedMessage? Change(string id, Func<SimulatedMessage, SimulatedMessage> change)
    {
        var message = world.Messages.Update(id, change);
        if (message is not null)
        {
            Dispatch("MESSAGE_UPDATE", message);
        }

        return message;
    }

    /// <summary>Deletes a message and dispatches that.</summary>
    public void Delete(SimulatedMessage message)
    {
        if (world.Messages.Remove(message.Id) && IsSeen(message))
        {
            gateway.Dispatch(new GatewayEvent("MESSAGE_DELETE", Intent(message), _ => Wire.Json.ToBytes(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", message.Id);
                writer.WriteString("channel_id", message.ChannelId);
                if (message.GuildId is { } guildId)
                {
                    writer.WriteString("guild_id", guildId);
                }

                writer.WriteEndObject();
            })));
        }
    }

    /// <summary>Dispatches a message event, also once more for one that was dispatched before.</summary>
    public void Dispatch(string name, SimulatedMessage message)
    {
        if (IsSeen(message))
        {
            gateway.Dispatch(new GatewayEvent(name, Intent(message), content => json.ForGateway(message, content)));
        }
    }

    private static long Intent(SimulatedMessage message) =>
        message.GuildId is null ? Intents.DirectMessages : Intents.GuildMessages;

    private bool IsSeen(SimulatedMessage message) =>
        !message.IsEphemeral && world.FindChannel(message.ChannelId) is { BotMaySee: true };
}
