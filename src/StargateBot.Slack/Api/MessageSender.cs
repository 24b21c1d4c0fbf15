using StargateBot.Core.Chat;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>Delivers messages, one try each, and looks for those of which nobody knows whether they arrived.</summary>
/// <param name="api">Slack's methods.</param>
/// <param name="working">Told of posts.</param>
/// <param name="warnings">Told when a permission is missing.</param>
/// <param name="time">The clock.</param>
internal sealed class MessageSender(WebApi api, WorkingSign working, Warnings warnings, TimeProvider time)
{
    private const string PostMethod = "chat.postMessage";

    // The harsh limit for apps that are sold outside the marketplace, and all that one answer needs.
    private const string SearchLimit = "15";

    // A search that failed is tried again after a while; the outbox bounds how often.
    private static readonly TimeSpan SearchAgain = TimeSpan.FromSeconds(2);

    /// <summary>Tries once to deliver a message.</summary>
    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var target = message.Target;
        if (target.Token is { } token)
        {
            return target.TokenExpires <= time.GetUtcNow()
                ? new SendResult.Refused("response_url_expired")
                : ToSend(await api.RespondAsync(new Uri(token.Reveal()), MessageBody.Response(message), cancellationToken), messageId: null);
        }

        if (IsShownToOne(target))
        {
            var shown = await api.PostAsync(
                "chat.postEphemeral", target.Place.Channel, MessageBody.Ephemeral(message), SlackJson.Default.PostAnswer, cancellationToken);
            return ToSend(shown, shown.Answer?.MessageTs);
        }

        working.Posting(target.Place);
        var posted = await api.PostAsync(
            PostMethod, target.Place.Channel, MessageBody.Post(message), SlackJson.Default.PostAnswer, cancellationToken);
        if (posted.Code == SlackErrors.MissingScope)
        {
            warnings.Add("Answers cannot be posted", posted.Needed ?? "chat:write");
        }

        return ToSend(posted, posted.Answer?.Ts);
    }

    /// <summary>Looks for a post by its metadata. What one person sees alone, and what a response address took, cannot be looked for.</summary>
    public async Task<SendResult> FindAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var target = message.Target;
        if (target.Token is not null || IsShownToOne(target))
        {
            return new SendResult.Unknown(Repeatable: false);
        }

        var place = target.Place;
        var arguments = new List<KeyValuePair<string, string>>(5)
        {
            new("channel", place.Channel),
            new("limit", SearchLimit),
            new("include_all_metadata", "true"),
        };
        if (place.Thread is not null)
        {
            arguments.Add(new("ts", place.Thread));

            // Replies come oldest first: only those after the question can be ours.
            arguments.Add(new("oldest", target.ReplyToMessage ?? place.Thread));
        }

        var method = place.Thread is null ? "conversations.history" : "conversations.replies";
        var found = await api.ReadAsync(method, place.Channel, arguments, SlackJson.Default.MessagesAnswer, cancellationToken);
        if (found.Code == SlackErrors.MissingScope)
        {
            warnings.Add(
                "Whether a post of unknown outcome arrived cannot be checked, nor do threads continue without a mention",
                found.Needed ?? "channels:history");
        }

        return found.Outcome switch
        {
            ApiOutcome.Ok => Search(found.Answer!, message.Key),
            ApiOutcome.Refused => new SendResult.Refused(found.Code),
            ApiOutcome.Limited => new SendResult.NotYet(found.After),
            _ => new SendResult.NotYet(SearchAgain),
        };
    }

    // In direct messages nobody else reads along; a person's id stands for them too.
    private static bool IsShownToOne(ReplyTarget target) =>
        target is { Private: true, Recipient: not null } && target.Place.Channel is not ['D' or 'U' or 'W', ..];

    private static SendResult Search(MessagesAnswer answer, string key)
    {
        foreach (var stored in answer.Messages ?? [])
        {
            if (stored?.Metadata is { EventType: MessageBody.MetadataType, EventPayload.Id: { } id } && id == key)
            {
                return new SendResult.Sent(stored.Ts);
            }
        }

        // In a page that is not the whole, it may stand outside.
        return answer.HasMore == true ? new SendResult.Unknown(Repeatable: false) : new SendResult.NotYet(TimeSpan.Zero);
    }

    private static SendResult ToSend<T>(ApiResult<T> result, string? messageId)
        where T : class =>
        result.Outcome switch
        {
            ApiOutcome.Ok => new SendResult.Sent(messageId),
            ApiOutcome.Limited or ApiOutcome.NotSent => new SendResult.NotYet(result.After),
            ApiOutcome.Unclear => new SendResult.Unknown(Repeatable: false),
            _ => new SendResult.Refused(result.Code),
        };
}
