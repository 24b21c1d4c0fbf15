using System.Globalization;
using StargateBot.Core.Chat;
using StargateBot.Discord.Connection;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Delivery;

/// <summary>
/// Looks in a channel for a post that may stand there, when its nonce is too old to post again. Source: Discord documentation, "Message
/// Resource", Get Channel Messages.
/// </summary>
/// <remarks>
/// A nonce decides where the channel tells it. The documentation names it among the fields of a message and does not say when it is there;
/// in practice it is not kept (discord.py, issue 2451). Then the words decide, with the message that is replied to and the answer's id in them.
/// </remarks>
/// <param name="rest">Makes the calls.</param>
/// <param name="time">The clock.</param>
internal sealed class MessageFinder(DiscordRest rest, TimeProvider time)
{
    private const int PageSize = 100;
    private const int MaxPages = 3;

    // Deliveries older than this are not resumed.
    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly SendResult CannotTell = new SendResult.Unknown(Repeatable: false);

    private string? _selfId;

    /// <summary>Looks for a post.</summary>
    /// <param name="message">The post.</param>
    /// <param name="channel">Id of its channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>As <see cref="IChatPlatform.FindAsync"/>.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<SendResult> FindAsync(OutgoingMessage message, string channel, CancellationToken cancellationToken)
    {
        if (_selfId is null)
        {
            var self = await GetAsync("GET /users/@me", "", "users/@me", cancellationToken);
            if (self.Outcome != RestOutcome.Done || JsonScan.String(self.Body.Span, "id"u8) is not { } id)
            {
                return Failed(self);
            }

            _selfId = id;
        }

        // What comes before our post is in sight as well: a channel whose history we may not read looks empty.
        var anchor = message.Target.ReplyToMessage ?? message.Target.MessageToEdit;
        var after = ulong.TryParse(anchor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : (ulong?)null;
        var wanted = StandingPost.Of(message);
        var isDoubtful = false;
        for (var page = 0; page < MaxPages; page++)
        {
            var query = after is { } from ? string.Create(CultureInfo.InvariantCulture, $"&after={from}") : "";
            var reply = await GetAsync(
                "GET /channels/{id}/messages", channel, $"channels/{Uri.EscapeDataString(channel)}/messages?limit={PageSize}{query}", cancellationToken);
            if (reply.Outcome != RestOutcome.Done
                || WireReader.TryRead(reply.Body.Span, DiscordJsonContext.Default.IReadOnlyListStandingMessage) is not { } messages)
            {
                return Failed(reply);
            }

            if (messages.Count == 0)
            {
                return page == 0 || isDoubtful ? CannotTell : NotThere;
            }

            foreach (var standing in messages.Where(standing => standing.Author?.Id == _selfId && standing.WebhookId is null))
            {
                switch (wanted.Compare(standing))
                {
                    case true:
                        return new SendResult.Sent(standing.Id);
                    case null:
                        isDoubtful = true;
                        break;
                }
            }

            if (messages.Count < PageSize || (after is null && IsOld(messages[^1])))
            {
                return isDoubtful ? CannotTell : NotThere;
            }

            if (after is null)
            {
                // Newest first, and older ones may hold it: the channel is too lively to be sure.
                return CannotTell;
            }

            after = ulong.TryParse(messages[0].Id, NumberStyles.None, CultureInfo.InvariantCulture, out var newest) ? newest : after;
        }

        return CannotTell;
    }

    private static SendResult NotThere => new SendResult.NotYet(TimeSpan.Zero);

    private static SendResult Failed(RestReply reply) => reply.Outcome switch
    {
        RestOutcome.NotYet => new SendResult.NotYet(reply.Wait > TimeSpan.Zero ? reply.Wait : Pause),
        RestOutcome.Unknown => new SendResult.NotYet(Pause),
        _ => CannotTell,
    };

    private bool IsOld(StandingMessage message) =>
        Snowflake.TimeOf(message.Id) is { } made && time.GetUtcNow() - made > LongestLookBack;

    private Task<RestReply> GetAsync(string template, string topLevel, string path, CancellationToken cancellationToken) =>
        rest.CallAsync(new RestCall(RestKind.Bot, HttpMethod.Get, template, topLevel, path), cancellationToken);
}
