using StargateBot.Core.Chat;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>
/// Finds the channel of the direct messages with a person. Posts take the person's id for it, edits and histories do not. Slack's
/// documentation, "chat.update", argument channel.
/// </summary>
/// <param name="api">Slack's methods.</param>
/// <param name="people">Remembers the channels.</param>
/// <param name="warnings">Told when the permission is missing.</param>
internal sealed class DirectMessages(WebApi api, SlackPeople people, Warnings warnings)
{
    /// <summary>Gets whether the channel of a place is a person's id.</summary>
    public static bool IsPerson(ChatPlace place) => place.Channel is ['U' or 'W', ..];

    /// <summary>Finds the channel of a place.</summary>
    /// <param name="place">Any place; one with a channel is what it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The place with the channel's own id, or how asking for it ended.</returns>
    public async ValueTask<(ChatPlace? Place, ApiResult<ChannelAnswer> Failure)> FindAsync(ChatPlace place, CancellationToken cancellationToken)
    {
        if (!IsPerson(place))
        {
            return (place, default);
        }

        var user = place.Channel;
        if (people.DirectChannel(user) is { } known)
        {
            return (place with { Channel = known }, default);
        }

        var opened = await api.ReadAsync("conversations.open", "", [new("users", user)], SlackJson.Default.ChannelAnswer, cancellationToken);
        if (opened.Code == SlackErrors.MissingScope)
        {
            warnings.Add("Direct messages that the bot began cannot be changed or looked for", opened.Needed ?? "im:write");
        }

        if (opened is not { Outcome: ApiOutcome.Ok, Answer.Channel.Id: { Length: > 0 } channel })
        {
            return (null, opened);
        }

        people.Meet(user, channel);
        return (place with { Channel = channel }, default);
    }

    /// <summary>Remembers where a post to a person's id went.</summary>
    /// <param name="place">Where it was sent.</param>
    /// <param name="channel">The channel that Slack says it stands in.</param>
    public void Note(ChatPlace place, string? channel)
    {
        if (channel is ['D', ..] && IsPerson(place))
        {
            people.Meet(place.Channel, channel);
        }
    }
}
