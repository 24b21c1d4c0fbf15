using StargateBot.Simulator.Discord.Gateway;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Typing, reactions and threads (resources/channel, resources/message).</summary>
internal sealed class ChannelRoutes(DiscordServices services)
{
    public IEnumerable<RestRoute> Routes =>
    [
        new("POST", "channels/*/typing", Type),
        new("PUT", "channels/*/messages/*/reactions/*/@me", React),
        new("DELETE", "channels/*/messages/*/reactions/*/@me", TakeReactionBack),
        new("POST", "channels/*/messages/*/threads", StartThread),
    ];

    private RestResult Type(RestRequest request)
    {
        if (ChannelAccess.Refusal(services.World, request.Arguments[0], sends: true, out var channel) is { } refusal)
        {
            return refusal;
        }

        services.Questions.Typing(channel!.Id);
        services.Record(BotActionKind.Typing, default, channel.Id);
        return RestResult.NoContent;
    }

    private RestResult React(RestRequest request)
    {
        if (Refusal(request, out var message) is { } refusal)
        {
            return refusal;
        }

        services.Record(BotActionKind.ReactionAdded, default, message!.ChannelId, message.Id);
        return RestResult.NoContent;
    }

    private RestResult TakeReactionBack(RestRequest request) => Refusal(request, out _) ?? RestResult.NoContent;

    private RestResult? Refusal(RestRequest request, out SimulatedMessage? message)
    {
        message = services.World.Messages.Find(request.Arguments[0], request.Arguments[1]);
        return ChannelAccess.Refusal(services.World, request.Arguments[0], sends: false, out _)
            ?? (message is null or { IsEphemeral: true } ? RestResult.UnknownMessage : null);
    }

    private RestResult StartThread(RestRequest request)
    {
        if (ChannelAccess.Refusal(services.World, request.Arguments[0], sends: true, out var parent) is { } refusal)
        {
            return refusal;
        }

        if (services.World.Messages.Find(parent!.Id, request.Arguments[1]) is not { IsEphemeral: false } message)
        {
            return RestResult.UnknownMessage;
        }

        if (parent.Type != DiscordChannel.Text)
        {
            return RestResult.Error(400, 50024, "Cannot execute action on this channel type");
        }

        var errors = new FormErrors();
        errors.CheckLength("name", request.Body.Text("name"), 1, 100);
        if (request.Body.Has("auto_archive_duration", out _)
            && request.Body.Number("auto_archive_duration") is not (60 or 1440 or 4320 or 10080))
        {
            errors.Choice("auto_archive_duration", "60, 1440, 4320, 10080");
        }

        if (errors.Any)
        {
            services.Report(request.Name, errors.ToString());
            return RestResult.Form(errors);
        }

        if (services.World.FindChannel(message.Id) is not null)
        {
            return RestResult.Error(400, 160004, "A thread has already been created for this message");
        }

        var thread = services.World.Put(new DiscordChannel(message.Id, DiscordChannel.PublicThread, request.Body.Text("name")!)
        {
            GuildId = parent.GuildId,
            ParentId = parent.Id,
        });
        services.Gateway.Dispatch(new GatewayEvent(
            "THREAD_CREATE", Intents.Guilds, _ => Json.ToBytes(writer => services.GuildJson.WriteChannel(writer, thread))));
        services.Record(BotActionKind.ThreadStarted, request.Body, thread.Id, message.Id);
        return new RestResult(201, Json.ToBytes(writer => services.GuildJson.WriteChannel(writer, thread)));
    }
}
