using StargateBot.Core.Chat;
using StargateBot.Discord.Commands;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Events;

/// <summary>Tells what a command, a button or a form asks.</summary>
internal static class RequestReader
{
    /// <summary>Reads what an interaction asks.</summary>
    /// <param name="interaction">A command, a press of a button or a form that was sent.</param>
    /// <param name="selfId">The bot's own id.</param>
    public static ChatRequest Read(InteractionEvent interaction, string selfId) => interaction.Type switch
    {
        InteractionTypes.Component => ActionCodec.Read(interaction.Data?.CustomId) ?? new ChatRequest(ChatCommand.Help),
        InteractionTypes.ModalSubmit => ReadForm(interaction),
        _ => ReadCommand(interaction, selfId),
    };

    /// <summary>Gets what was filled into an option, or null.</summary>
    /// <param name="interaction">A command.</param>
    /// <param name="name">The option's name.</param>
    public static string? Option(InteractionEvent interaction, string name)
    {
        if (interaction.Data?.Options is { } options)
        {
            for (var i = 0; i < options.Count; i++)
            {
                if (options[i].Name == name)
                {
                    return options[i].Value;
                }
            }
        }

        return null;
    }

    private static ChatRequest ReadCommand(InteractionEvent interaction, string selfId)
    {
        var data = interaction.Data;
        if (data?.Type == CommandNames.MessageType)
        {
            var message = data.TargetId is { } target ? data.Resolved?.Messages?.GetValueOrDefault(target) : null;
            return new ChatRequest(ChatCommand.Ask, MessageText.Clean(message?.Content, selfId));
        }

        return CommandNames.CommandOf(data?.Name) switch
        {
            ChatCommand.Ask => new ChatRequest(ChatCommand.Ask, MessageText.Clean(Option(interaction, CommandNames.Question), selfId)),
            ChatCommand.Rollback => new ChatRequest(ChatCommand.Rollback, Option(interaction, CommandNames.Version)?.Trim() ?? ""),
            var command => WithFields(new ChatRequest(command), interaction),
        };
    }

    private static ChatRequest WithFields(ChatRequest request, InteractionEvent interaction)
    {
        Dictionary<string, string>? fields = null;
        foreach (var name in CommandNames.Fields)
        {
            // A flag that is false says what leaving it out says.
            if (Option(interaction, name) is { } value and not "false")
            {
                (fields ??= [])[name] = value == "true" ? CommandCatalog.On : value;
            }
        }

        return fields is null ? request : request with { Fields = fields };
    }

    private static ChatRequest ReadForm(InteractionEvent interaction)
    {
        if (ActionCodec.Read(interaction.Data?.CustomId) is not { } request)
        {
            return new ChatRequest(ChatCommand.Outdated);
        }

        var fields = new Dictionary<string, string>(request.Fields);
        foreach (var component in interaction.Data?.Components ?? [])
        {
            Add(fields, component);
            Add(fields, component.Component);
            foreach (var inner in component.Components ?? [])
            {
                Add(fields, inner);
            }
        }

        return request with { Fields = fields };
    }

    private static void Add(Dictionary<string, string> fields, SubmittedComponent? input)
    {
        if (input is { CustomId: { } name, Value: { } value } && !string.IsNullOrWhiteSpace(value))
        {
            fields[name] = value;
        }
    }
}
