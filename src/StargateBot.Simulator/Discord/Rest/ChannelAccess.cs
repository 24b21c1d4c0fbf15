using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>What the bot may do in a channel.</summary>
internal static class ChannelAccess
{
    /// <summary>Gets the refusal of a channel; null when the bot may go on.</summary>
    public static RestResult? Refusal(DiscordWorld world, string channelId, bool sends, out DiscordChannel? channel)
    {
        channel = world.FindChannel(channelId);
        if (channel is null)
        {
            return RestResult.UnknownChannel;
        }

        if (!channel.BotMaySee)
        {
            return RestResult.MissingAccess;
        }

        if (!sends)
        {
            return null;
        }

        if (!channel.BotMaySend)
        {
            return RestResult.MissingPermissions;
        }

        if (channel.Locked)
        {
            return RestResult.Error(400, 50083, "Thread is archived");
        }

        return channel.RecipientId is { } recipient && world.FindPerson(recipient) is { BlocksDirectMessages: true }
            ? RestResult.Error(403, 50007, "Cannot send messages to this user")
            : null;
    }
}
