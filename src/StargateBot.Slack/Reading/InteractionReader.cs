using StargateBot.Core.Chat;
using StargateBot.Slack.Api;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Reading;

/// <summary>Reads presses of buttons, submitted forms and the message shortcut. Slack's documentation, "Handling user interaction".</summary>
internal static class InteractionReader
{
    /// <summary>Reads an interaction.</summary>
    /// <param name="interaction">The payload.</param>
    /// <param name="envelopeId">The envelope's id, which stands in for a missing trigger id.</param>
    /// <param name="self">Who the bot is.</param>
    /// <param name="directChannel">Finds the direct messages with a person, or null when they are not known.</param>
    /// <param name="now">The time, from which the response address lives.</param>
    public static Arrival Read(Interaction interaction, string envelopeId, SlackIdentity self, Func<string, string?> directChannel, DateTimeOffset now)
    {
        if (interaction.User?.Id is not { Length: > 0 } user)
        {
            return new Arrival.Nothing("interaction without user");
        }

        var team = interaction.Team?.Id ?? self.TeamId;
        var key = interaction.TriggerId ?? (interaction.ActionTs is { } ts ? $"{ts}:{user}" : envelopeId);
        var author = AuthorOf(interaction.User, user, team);
        return interaction.Type switch
        {
            "block_actions" => Pressed(interaction, author, team, key, directChannel, now),
            "message_action" => Shortcut(interaction, author, team, key, self, now),
            "view_submission" => Forms.Read(interaction.View, author, now),
            var other => new Arrival.Nothing(other ?? "interaction without type"),
        };
    }

    private static Arrival Pressed(
        Interaction interaction, ChatAuthor author, string team, string key, Func<string, string?> directChannel, DateTimeOffset now)
    {
        var user = author.UserId;
        if (interaction.Actions is not [{ } action, ..] || ActionCodec.Read(action.Value) is not { } request)
        {
            return new Arrival.Nothing("press of a foreign button");
        }

        var container = interaction.Container;
        var channel = interaction.Channel?.Id ?? container?.ChannelId;
        if (channel is not { Length: > 0 })
        {
            // A button of the app's home: there is no message to reply to.
            var direct = new ChatPlace(SlackPlatform.PlatformName, team, directChannel(user) ?? user);
            return Asked(interaction, key, direct, direct.ChannelKey, author, Addressing.Action, request, Targets.Plain(direct, user));
        }

        var isEphemeral = container?.IsEphemeral ?? interaction.Message is null;
        var thread = container?.ThreadTs ?? interaction.Message?.ThreadTs;
        if (!isEphemeral)
        {
            thread ??= container?.MessageTs ?? interaction.Message?.Ts;
        }

        var place = new ChatPlace(SlackPlatform.PlatformName, team, channel, thread);
        var conversation = thread is null ? Targets.PersonsConversation(place, user) : place.Key;

        // What a public message offers to ask is answered for all in its thread; evidence is shown to the one who wants it.
        var target = channel[0] == 'D' && !isEphemeral ? Targets.Plain(place, user)
            : isEphemeral || request.Command is not (ChatCommand.Ask or ChatCommand.Topic) ? Targets.Respond(place, user, interaction.ResponseUrl, isPrivate: true, now)
            : Targets.Post(place, user, interaction.ResponseUrl, now);
        return Asked(interaction, key, place, conversation, author, Addressing.Action, request, target);
    }

    // The app declares one message shortcut, so every one is ours, whatever its callback_id.
    private static Arrival Shortcut(Interaction interaction, ChatAuthor author, string team, string key, SlackIdentity self, DateTimeOffset now)
    {
        var user = author.UserId;
        if (interaction.Channel?.Id is not { Length: > 0 } channel || interaction.Message is not { } message)
        {
            return new Arrival.Nothing("shortcut without channel or message");
        }

        var place = new ChatPlace(SlackPlatform.PlatformName, team, channel, message.ThreadTs);
        return Asked(
            interaction,
            key,
            place,
            Targets.PersonsConversation(place, user),
            author,
            Addressing.Command,
            new ChatRequest(ChatCommand.Ask, MessageText.Read(message.Text, self.UserId)),
            Targets.Respond(place, user, interaction.ResponseUrl, isPrivate: true, now));
    }

    // Who comes from another workspace, by a shared channel, manages nothing here.
    private static ChatAuthor AuthorOf(InteractingUser person, string user, string team) => new(user)
    {
        Name = person.Name ?? person.UserName ?? "",
        IsTenantAdmin = person.TeamId is { Length: > 0 } home && home != team ? false : null,
    };

    private static Arrival.Asked Asked(
        Interaction interaction,
        string key,
        ChatPlace place,
        string conversation,
        ChatAuthor author,
        Addressing addressing,
        ChatRequest request,
        ReplyTarget target) => new(
        new IncomingQuestion
        {
            EventKey = $"slack:{place.Tenant}:action:{key}",
            Place = place,
            Conversation = conversation,
            Author = author,
            Addressing = addressing,
            Request = request,
            ReplyTo = target,
        },
        interaction.TriggerId);
}
