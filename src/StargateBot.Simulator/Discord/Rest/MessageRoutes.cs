using System.Globalization;
using System.Text.Json;
using StargateBot.Simulator.Discord.Messages;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Messages in channels (resources/message).</summary>
internal sealed class MessageRoutes(DiscordServices services)
{
    private const int ReplyType = 19;

    private readonly NonceBook _nonces = new(services.Time);

    public IEnumerable<RestRoute> Routes =>
    [
        new("POST", "channels/*/messages", Post),
        new("GET", "channels/*/messages", List),
        new("GET", "channels/*/messages/*", Get),
        new("PATCH", "channels/*/messages/*", Edit),
        new("DELETE", "channels/*/messages/*", Delete),
    ];

    private RestResult Post(RestRequest request)
    {
        var body = request.Body;
        if (ChannelAccess.Refusal(services.World, request.Arguments[0], sends: true, out var channel) is { } refusal)
        {
            return refusal;
        }

        var errors = new FormErrors();
        MessageValidator.Check(body, MessageUse.ChannelPost, isV2: false, errors, problem => services.Report(request.Name, problem));
        if (!channel!.BotMayReadHistory && body.Has("message_reference", out _))
        {
            return RestResult.Error(403, 160002, "Cannot reply without permission to read message history");
        }

        var referenced = Referenced(body, channel, errors);
        if (errors.Any)
        {
            services.Report(request.Name, errors.ToString());
            return RestResult.Form(errors);
        }

        if (MessageValidator.IsEmpty(body))
        {
            services.Report(request.Name, "The message is empty.");
            return RestResult.EmptyMessage;
        }

        var isNew = true;
        var message = body.IsTrue("enforce_nonce") && body.Has("nonce", out var nonce)
            ? _nonces.GetOrPost(channel.Id, nonce, () => Create(body, channel, referenced), out isNew)
            : Create(body, channel, referenced);
        if (isNew)
        {
            services.Questions.Posted(message);
            services.Record(BotActionKind.MessagePosted, body, message.ChannelId, message.Id);
        }

        return RestResult.Ok(services.MessageJson.ForRest(message));
    }

    private SimulatedMessage Create(JsonElement body, DiscordChannel channel, SimulatedMessage? referenced) =>
        services.Messages.Add(MessageEdit.Fill(
            new SimulatedMessage
            {
                Id = services.World.NewId(),
                ChannelId = channel.Id,
                GuildId = channel.GuildId,
                Author = services.World.Bot,
                Type = referenced is null ? 0 : ReplyType,
                ReferencedMessageId = referenced?.Id,
                Nonce = body.Copy("nonce"),
                Timestamp = services.Time.GetUtcNow(),
            },
            body,
            referenced,
            usersOnly: false));

    private SimulatedMessage? Referenced(JsonElement body, DiscordChannel channel, FormErrors errors)
    {
        if (!body.Has("message_reference", out var reference) || reference.Text("message_id") is not { } id)
        {
            return null;
        }

        var message = services.World.Messages.Find(channel.Id, id);
        if (message is null || message.IsEphemeral)
        {
            // Absent means true: the post fails.
            if (!reference.Has("fail_if_not_exists", out var fail) || fail.ValueKind != JsonValueKind.False)
            {
                errors.Add("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
            }

            return null;
        }

        if (message.Type is not (0 or ReplyType or 20 or 23))
        {
            errors.Add("message_reference", "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE", "Cannot reply to a system message");
        }

        return message;
    }

    private RestResult List(RestRequest request)
    {
        if (ChannelAccess.Refusal(services.World, request.Arguments[0], sends: false, out var channel) is { } refusal)
        {
            return refusal;
        }

        var query = request.Context.Request.Query;
        var limit = 50;
        if (query.TryGetValue("limit", out var text)
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 100))
        {
            var errors = new FormErrors();
            errors.Add("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
            return RestResult.Form(errors);
        }

        // Without READ_MESSAGE_HISTORY the list is empty (Get Channel Messages).
        IEnumerable<SimulatedMessage> messages = channel!.BotMayReadHistory
            ? services.World.Messages.Of(channel.Id).Where(message => !message.IsEphemeral)
            : [];
        if (ulong.TryParse(query["before"], CultureInfo.InvariantCulture, out var before))
        {
            messages = messages.Where(message => Number(message.Id) < before);
        }

        if (ulong.TryParse(query["after"], CultureInfo.InvariantCulture, out var after))
        {
            messages = messages.Where(message => Number(message.Id) > after).Take(limit);
        }

        var newestFirst = messages.TakeLast(limit).Reverse();
        return RestResult.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var message in newestFirst)
            {
                var told = services.Settings.NoncesInHistory ? message : message with { Nonce = default };
                services.MessageJson.Write(writer, told, gateway: false, content: true);
            }

            writer.WriteEndArray();
        });
    }

    private RestResult Get(RestRequest request)
    {
        if (Find(request, out var message) is { } refusal)
        {
            return refusal;
        }

        return services.World.Channel(message!.ChannelId).BotMayReadHistory
            ? RestResult.Ok(services.MessageJson.ForRest(message, services.Settings.NoncesInHistory))
            : RestResult.MissingPermissions;
    }

    private RestResult Edit(RestRequest request)
    {
        if (Find(request, out var message) is { } refusal)
        {
            return refusal;
        }

        if (message!.Author.Id != services.World.ApplicationId)
        {
            return RestResult.Error(403, 50005, "Cannot edit a message authored by another user");
        }

        // topics/opcodes-and-status-codes, JSON Error Codes: 50083 names the editing of a message.
        if (services.World.Channel(message.ChannelId).Locked)
        {
            return RestResult.Error(400, 50083, "Thread is archived");
        }

        var refused = MessageEditing.TryEdit(services, request, message, usersOnly: false, out var edited);
        if (refused is null)
        {
            services.Record(BotActionKind.MessageEdited, request.Body, message.ChannelId, message.Id);
        }

        return refused ?? RestResult.Ok(services.MessageJson.ForRest(edited!));
    }

    private RestResult Delete(RestRequest request)
    {
        if (Find(request, out var message) is { } refusal)
        {
            return refusal;
        }

        if (message!.Author.Id != services.World.ApplicationId)
        {
            return RestResult.MissingPermissions;
        }

        services.Messages.Delete(message);
        services.Record(BotActionKind.MessageDeleted, default, message.ChannelId, message.Id);
        return RestResult.NoContent;
    }

    private RestResult? Find(RestRequest request, out SimulatedMessage? message)
    {
        message = null;
        if (ChannelAccess.Refusal(services.World, request.Arguments[0], sends: false, out var channel) is { } refusal)
        {
            return refusal;
        }

        message = services.World.Messages.Find(channel!.Id, request.Arguments[1]);
        return message is null or { IsEphemeral: true } ? RestResult.UnknownMessage : null;
    }

    private static ulong Number(string id) => ulong.Parse(id, CultureInfo.InvariantCulture);
}
