using StargateBot.Simulator.Discord.Messages;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Edits a message, by whatever route.</summary>
internal static class MessageEditing
{
    /// <summary>Checks a body and applies it.</summary>
    /// <returns>The refusal; null when the message was edited.</returns>
    public static RestResult? TryEdit(
        DiscordServices services, RestRequest request, SimulatedMessage message, bool usersOnly, out SimulatedMessage? edited)
    {
        edited = null;
        var body = request.Body;
        var errors = new FormErrors();
        MessageValidator.Check(
            body, MessageUse.Edit, MessageEdit.IsV2(message), errors, problem => services.Report(request.Name, problem));
        if (errors.Any)
        {
            services.Report(request.Name, errors.ToString());
            return RestResult.Form(errors);
        }

        var now = services.Time.GetUtcNow();
        var wanted = MessageEdit.Apply(message, body, now, usersOnly);
        if (MessageEdit.MixesV2(wanted))
        {
            errors.Add(
                "flags", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Set content to null and embeds to [] to use components V2.");
            services.Report(request.Name, errors.ToString());
            return RestResult.Form(errors);
        }

        if (MessageEdit.IsEmpty(wanted))
        {
            services.Report(request.Name, "The message would be empty.");
            return RestResult.EmptyMessage;
        }

        edited = services.Messages.Change(message.Id, current => MessageEdit.Apply(current, body, now, usersOnly));
        return edited is null ? RestResult.UnknownMessage : null;
    }
}
