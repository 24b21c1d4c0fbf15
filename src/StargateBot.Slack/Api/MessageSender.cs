using StargateBot.Core.Chat;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>Delivers messages, one try each.</summary>
/// <param name="api">Slack's methods.</param>
/// <param name="working">Told of posts.</param>
/// <param name="direct">Finds the channels of direct messages.</param>
/// <param name="warnings">Told when a permission is missing.</param>
/// <param name="time">The clock.</param>
internal sealed class MessageSender(WebApi api, WorkingSign working, DirectMessages direct, Warnings warnings, TimeProvider time)
{
    /// <summary>Gets whether a message takes the place of one that stands: only the first part does, others follow it.</summary>
    public static bool IsEdit(OutgoingMessage message) => message is { Part: 0, Target.MessageToEdit: not null };

    /// <summary>Gets whether only one person sees a message of a channel. In direct messages nobody else reads along anyway.</summary>
    public static bool IsShownToOne(ReplyTarget target) => target is { Private: true, Recipient: not null } && !Targets.IsDirect(target.Place);

    /// <summary>Tries once to deliver a message.</summary>
    public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        IsEdit(message) ? UpdateAsync(message, cancellationToken)
        : message.Target.Token is { } token ? RespondAsync(message, token, cancellationToken)
        : IsShownToOne(message.Target) ? ShowAsync(message, cancellationToken)
        : PostAsync(message, cancellationToken);

    private async Task<SendResult> UpdateAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (place, failure) = await direct.FindAsync(message.Target.Place, cancellationToken);
        if (place is null)
        {
            return failure.ToSend(messageId: null, repeatable: true);
        }

        var updated = await api.PostAsync(
            "chat.update", place.Channel, MessageBody.Update(message, place), SlackJson.Default.PostAnswer, cancellationToken);
        return updated.ToSend(message.Target.MessageToEdit, repeatable: true);
    }

    private async Task<SendResult> RespondAsync(OutgoingMessage message, Secret token, CancellationToken cancellationToken) =>
        message.Target.TokenExpires <= time.GetUtcNow()
            ? new SendResult.Refused("response_url_expired")
            : (await api.RespondAsync(new Uri(token.Reveal()), MessageBody.Response(message), cancellationToken)).ToSend(messageId: null);

    private async Task<SendResult> ShowAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var shown = await api.PostAsync(
            "chat.postEphemeral", message.Target.Place.Channel, MessageBody.Ephemeral(message), SlackJson.Default.PostAnswer, cancellationToken);
        return shown.ToSend(shown.Answer?.MessageTs);
    }

    private async Task<SendResult> PostAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var place = message.Target.Place;
        working.Posting(place);
        var posted = await api.PostAsync("chat.postMessage", place.Channel, MessageBody.Post(message), SlackJson.Default.PostAnswer, cancellationToken);
        if (posted.Code == SlackErrors.MissingScope)
        {
            warnings.Add("Answers cannot be posted", posted.Needed ?? "chat:write");
        }

        direct.Note(place, posted.Answer?.Channel);
        return posted.ToSend(posted.Answer?.Ts);
    }
}
