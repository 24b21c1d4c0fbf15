using System.Text.Json;
using StargateBot.Simulator.Discord.Interactions;
using StargateBot.Simulator.Discord.Messages;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;
using StargateBot.Simulator.Faults;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>The first answer of an interaction (interactions/receiving-and-responding, Interaction Response Object).</summary>
internal sealed class CallbackRoutes(DiscordServices services)
{
    private const int Message = 4;
    private const int DeferredMessage = 5;
    private const int DeferredUpdate = 6;
    private const int Update = 7;
    private const int AutocompleteResult = 8;
    private const int Modal = 9;

    public IEnumerable<RestRoute> Routes => [new("POST", "interactions/*/*/callback", Answer, RestAccess.PathToken)];

    private RestResult Answer(RestRequest request)
    {
        var interaction = services.Interactions.Find(request.Arguments[0]);
        if (interaction is null || interaction.Token != request.Arguments[1])
        {
            return RestResult.UnknownInteraction;
        }

        if (interaction.CallbackType != 0)
        {
            return Acknowledged(request, interaction);
        }

        if (services.Interactions.IsOlderThan(interaction, InteractionBook.FirstAnswerTime))
        {
            services.Report(request.Name, "The first answer came after 3 s.");
            return RestResult.UnknownInteraction;
        }

        var errors = new FormErrors();
        var type = (int)(request.Body.Number("type") ?? 0);
        request.Body.Has("data", out var data);
        CallbackValidator.Check(interaction, type, request.Body, errors, problem => services.Report(request.Name, problem));
        if (errors.Any)
        {
            services.Report(request.Name, errors.ToString());
            return RestResult.Form(errors);
        }

        if (type == Message && MessageValidator.IsEmpty(data))
        {
            services.Report(request.Name, "The message is empty.");
            return RestResult.EmptyMessage;
        }

        if (!interaction.TryAnswer(type))
        {
            return Acknowledged(request, interaction);
        }

        interaction.IsAnswerUnheard = HttpFaults.IsUnheard(request.Context);
        interaction.AnsweredAtConnection = services.Gateway.ConnectionCount;
        services.Questions.AcknowledgeInteraction(interaction.Id);
        var message = Apply(interaction, type, data);
        services.Record(BotActionKind.Callback, request.Body, interaction.ChannelId, message?.Id, interaction.Id);
        return request.QueryFlag("with_response") ? RestResult.Ok(writer => WriteResponse(writer, interaction, type, message)) : RestResult.NoContent;
    }

    private RestResult Acknowledged(RestRequest request, Interaction interaction)
    {
        // A session that was resumed since may have replayed the event to a process that knows nothing of the first answer.
        if (!interaction.IsAnswerUnheard && interaction.AnsweredAtConnection == services.Gateway.ConnectionCount)
        {
            services.Report(request.Name, "The interaction was answered before.");
        }

        return RestResult.Error(400, 40060, "Interaction has already been acknowledged.");
    }

    private SimulatedMessage? Apply(Interaction interaction, int type, JsonElement data)
    {
        switch (type)
        {
            case Message:
                var posted = MessageEdit.Fill(NewMessage(interaction, flags: 0), data, referenced: null, usersOnly: true);
                interaction.OriginalId = posted.Id;
                interaction.TryFinish();
                services.Messages.Add(posted);
                services.Questions.AnswerInteraction(interaction.Id, posted);
                return posted;
            case DeferredMessage:
                var deferred = NewMessage(interaction, SimulatedMessage.LoadingFlag | (data.Number("flags") ?? 0));
                interaction.OriginalId = deferred.Id;
                return services.Messages.Add(deferred);
            case DeferredUpdate:
                interaction.OriginalId = interaction.SourceMessageId;
                return null;
            case Update:
                interaction.OriginalId = interaction.SourceMessageId;
                var now = services.Time.GetUtcNow();
                var updated = services.Messages.Change(
                    interaction.SourceMessageId!, current => MessageEdit.Apply(current, data, now, usersOnly: true));
                if (updated is not null && interaction.TryFinish())
                {
                    services.Questions.AnswerInteraction(interaction.Id, updated);
                }

                return updated;
            case AutocompleteResult:
                interaction.Choices.TrySetResult(data.Copy("choices"));
                return null;
            case Modal:
                interaction.Modal.TrySetResult(data.Clone());
                return null;
            default:
                return null;
        }
    }

    private SimulatedMessage NewMessage(Interaction interaction, long flags) => new()
    {
        Id = services.World.NewId(),
        ChannelId = interaction.ChannelId,
        GuildId = interaction.GuildId,
        Author = services.World.Bot,
        WebhookId = services.World.ApplicationId,
        Type = interaction.AnswerType,
        Flags = flags,
        ReferencedMessageId = interaction.AnswerType is 19 or 23 ? interaction.SourceMessageId : null,
        InteractionId = interaction.Id,
        InteractionUserId = interaction.UserId,
        Timestamp = services.Time.GetUtcNow(),
    };

    private void WriteResponse(Utf8JsonWriter writer, Interaction interaction, int type, SimulatedMessage? message)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("interaction");
        writer.WriteString("id", interaction.Id);
        writer.WriteNumber("type", interaction.Type);
        if (message is not null)
        {
            writer.WriteString("response_message_id", message.Id);
            writer.WriteBoolean("response_message_loading", message.IsLoading);
            writer.WriteBoolean("response_message_ephemeral", message.IsEphemeral);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("resource");
        writer.WriteNumber("type", type);
        if (message is not null)
        {
            writer.WritePropertyName("message");
            services.MessageJson.Write(writer, message, gateway: false, content: true);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
