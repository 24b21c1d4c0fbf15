using StargateBot.Simulator.Discord.Interactions;
using StargateBot.Simulator.Discord.Messages;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>What follows the first answer of an interaction (interactions/receiving-and-responding, Followup Messages).</summary>
internal sealed class WebhookRoutes(DiscordServices services)
{
    private const string Original = "@original";
    private const int MostUserInstalledFollowUps = 5;

    public IEnumerable<RestRoute> Routes =>
    [
        new("POST", "webhooks/*/*", FollowUp, RestAccess.PathToken),
        new("GET", "webhooks/*/*/messages/*", Get, RestAccess.PathToken),
        new("PATCH", "webhooks/*/*/messages/*", Edit, RestAccess.PathToken),
        new("DELETE", "webhooks/*/*/messages/*", Delete, RestAccess.PathToken),
    ];

    private RestResult FollowUp(RestRequest request)
    {
        if (Find(request, out var interaction) is { } refusal)
        {
            return refusal;
        }

        var body = request.Body;
        var errors = new FormErrors();
        MessageValidator.Check(body, MessageUse.FollowUp, isV2: false, errors, problem => services.Report(request.Name, problem));
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

        if (interaction!.OriginalId is { } originalId && services.World.FindMessage(originalId) is { IsLoading: true } loading)
        {
            services.Report(request.Name, "A first follow-up after a deferral edits the loading message; that is deprecated.");
            return EditMessage(request, interaction, loading, BotActionKind.OriginalEdited);
        }

        if (interaction.CountFollowUp() > MostUserInstalledFollowUps && interaction.UserInstalledOnly)
        {
            services.Report(request.Name, "More than 5 follow-ups for an app that only the user installed.");
            return RestResult.Error(400, 40094, "This interaction has reached the maximum number of follow up messages");
        }

        interaction.TryFinish();
        var message = services.Messages.Add(MessageEdit.Fill(
            new SimulatedMessage
            {
                Id = services.World.NewId(),
                ChannelId = interaction.ChannelId,
                GuildId = interaction.GuildId,
                Author = services.World.Bot,
                WebhookId = services.World.ApplicationId,
                InteractionId = interaction.Id,
                InteractionUserId = interaction.UserId,
                Timestamp = services.Time.GetUtcNow(),
            },
            body,
            referenced: null,
            usersOnly: true));
        services.Questions.AnswerInteraction(interaction.Id, message);
        services.Record(BotActionKind.FollowUp, body, message.ChannelId, message.Id, interaction.Id);
        return RestResult.Ok(services.MessageJson.ForRest(message));
    }

    private RestResult Get(RestRequest request) =>
        Find(request, out _, out var message) ?? RestResult.Ok(services.MessageJson.ForRest(message!));

    private RestResult Edit(RestRequest request) =>
        Find(request, out var interaction, out var message)
        ?? EditMessage(
            request,
            interaction!,
            message!,
            request.Arguments[2] == Original ? BotActionKind.OriginalEdited : BotActionKind.FollowUpEdited);

    private RestResult EditMessage(RestRequest request, Interaction interaction, SimulatedMessage message, BotActionKind kind)
    {
        if (MessageEditing.TryEdit(services, request, message, usersOnly: true, out var edited) is { } refusal)
        {
            return refusal;
        }

        if (interaction.TryFinish())
        {
            services.Questions.AnswerInteraction(interaction.Id, edited!);
        }

        services.Record(kind, request.Body, message.ChannelId, message.Id, interaction.Id);
        return RestResult.Ok(services.MessageJson.ForRest(edited!));
    }

    private RestResult Delete(RestRequest request)
    {
        if (Find(request, out var interaction, out var message) is { } refusal)
        {
            return refusal;
        }

        services.Messages.Delete(message!);
        services.Record(BotActionKind.MessageDeleted, default, message!.ChannelId, message.Id, interaction!.Id);
        return RestResult.NoContent;
    }

    private RestResult? Find(RestRequest request, out Interaction? interaction)
    {
        interaction = null;
        if (request.Arguments[0] != services.World.ApplicationId)
        {
            return RestResult.UnknownWebhook;
        }

        interaction = services.Interactions.FindByToken(request.Arguments[1]);
        if (interaction is null || services.Interactions.IsOlderThan(interaction, InteractionBook.TokenLife))
        {
            services.Report(request.Name, "The interaction's token has expired or is unknown.");
            return RestResult.Error(401, 50027, "Invalid Webhook Token");
        }

        if (interaction.CallbackType == 0)
        {
            services.Report(request.Name, "The interaction has no first answer yet.");
            return RestResult.UnknownWebhook;
        }

        return null;
    }

    private RestResult? Find(RestRequest request, out Interaction? interaction, out SimulatedMessage? message)
    {
        message = null;
        if (Find(request, out interaction) is { } refusal)
        {
            return refusal;
        }

        var id = request.Arguments[2] == Original ? interaction!.OriginalId : request.Arguments[2];
        message = id is null ? null : services.World.FindMessage(id);
        var isOurs = message is not null && (message.InteractionId == interaction!.Id || message.Id == interaction.OriginalId);
        return isOurs ? null : RestResult.UnknownMessage;
    }
}
