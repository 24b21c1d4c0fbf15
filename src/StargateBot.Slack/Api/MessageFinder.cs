using System.Globalization;
using StargateBot.Core.Chat;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>
/// Looks for posts of which nobody knows whether they arrived, also those of an earlier process, by the metadata that stands on each.
/// Slack's documentation, "Message metadata".
/// </summary>
/// <param name="api">Slack's methods.</param>
/// <param name="direct">Finds the channels of direct messages.</param>
/// <param name="warnings">Told when a permission is missing.</param>
internal sealed class MessageFinder(WebApi api, DirectMessages direct, Warnings warnings)
{
    // The harsh limit of one page for apps that are sold outside the marketplace; others may read on at once.
    private const int PageSize = 15;
    private const int MaxPages = 4;

    // A search that failed is tried again after a while; the outbox bounds how often.
    private static readonly TimeSpan SearchAgain = TimeSpan.FromSeconds(2);

    /// <summary>Looks for a post. What one person sees alone, and what a response address took, cannot be looked for.</summary>
    public async Task<SendResult> FindAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var target = message.Target;
        if (target.Token is not null || MessageSender.IsShownToOne(target))
        {
            return new SendResult.Unknown(Repeatable: false);
        }

        var (place, failure) = await direct.FindAsync(target.Place, cancellationToken);
        if (place is null)
        {
            return AfterFailure(failure);
        }

        string? cursor = null;
        for (var page = 1; ; page++)
        {
            var found = await ReadAsync(place, target.ReplyToMessage, cursor, cancellationToken);
            if (found is not { Outcome: ApiOutcome.Ok, Answer: { } answer })
            {
                // Waiting for the next page begins anew at the first: it would never come further.
                return page > 1 && found.Outcome == ApiOutcome.Limited ? new SendResult.Unknown(Repeatable: false) : AfterFailure(found);
            }

            if (Search(answer, message.Key) is { } stored)
            {
                return new SendResult.Sent(stored.Ts);
            }

            if (answer.HasMore != true)
            {
                return new SendResult.NotYet(TimeSpan.Zero);
            }

            // On pages that are not read, it may stand.
            cursor = answer.Page?.NextCursor;
            if (page == MaxPages || string.IsNullOrEmpty(cursor))
            {
                return new SendResult.Unknown(Repeatable: false);
            }
        }
    }

    private async Task<ApiResult<MessagesAnswer>> ReadAsync(ChatPlace place, string? after, string? cursor, CancellationToken cancellationToken)
    {
        var arguments = new List<KeyValuePair<string, string>>(6)
        {
            new("channel", place.Channel),
            new("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
            new("include_all_metadata", "true"),
        };
        if (place.Thread is not null)
        {
            arguments.Add(new("ts", place.Thread));
        }

        // Only what came after the question can be ours.
        if ((after ?? place.Thread) is { } oldest)
        {
            arguments.Add(new("oldest", oldest));
        }

        if (cursor is not null)
        {
            arguments.Add(new("cursor", cursor));
        }

        var method = place.Thread is null ? "conversations.history" : "conversations.replies";
        var found = await api.ReadAsync(method, place.Channel, arguments, SlackJson.Default.MessagesAnswer, cancellationToken);
        if (found.Code == SlackErrors.MissingScope)
        {
            warnings.Add(
                "Whether a post of unknown outcome arrived cannot be checked, nor do threads continue without a mention",
                found.Needed ?? "channels:history");
        }

        return found;
    }

    private static StoredMessage? Search(MessagesAnswer answer, string key) => answer.Messages?.FirstOrDefault(
        stored => stored?.Metadata is { EventType: MessageBody.MetadataType, EventPayload.Id: { } id } && id == key);

    private static SendResult AfterFailure<T>(ApiResult<T> found)
        where T : class =>
        found.Outcome switch
        {
            ApiOutcome.Refused => new SendResult.Refused(found.Code),
            ApiOutcome.Limited => new SendResult.NotYet(found.After),
            _ => new SendResult.NotYet(SearchAgain),
        };
}
