using System.Text.Json;
using StargateBot.Simulator.Discord.Gateway;
using StargateBot.Simulator.Discord.Interactions;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.People;

/// <content>Commands, buttons, selects and modals.</content>
public sealed partial class DiscordPeople
{
    private const int MessageCommand = 3;
    private const int CommandAnswer = 20;
    private const int ContextMenuAnswer = 23;

    /// <summary>Uses a slash command.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="userId">Who uses it.</param>
    /// <param name="command">Its name, subcommands after spaces; the default name or that of the person's language.</param>
    /// <param name="options">Its options by name, as they are typed.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The interaction's id.</returns>
    /// <exception cref="ArgumentException">There is no such command, the person does not see it there, or the options do not fit it.</exception>
    public Task<string> UseCommandAsync(
        string channelId,
        string userId,
        string command,
        IReadOnlyDictionary<string, string>? options = null,
        CancellationToken cancellationToken = default) =>
        UseCommandAsync(
            channelId,
            userId,
            command,
            new CommandUse { Options = options ?? new Dictionary<string, string>() },
            cancellationToken);

    /// <summary>Uses a slash command.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="userId">Who uses it.</param>
    /// <param name="command">Its name, subcommands after spaces; the default name or that of the person's language.</param>
    /// <param name="use">Options, installation and permissions.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The interaction's id.</returns>
    /// <exception cref="ArgumentException">There is no such command, the person does not see it there, or the options do not fit it.</exception>
    public Task<string> UseCommandAsync(
        string channelId, string userId, string command, CommandUse use, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(use);
        var person = _services.World.Person(userId);
        var fitted = FittedCommand.Fit(_services.Commands, _services.World.Channel(channelId), person, command, use, focused: null);
        var interaction = Begin(channelId, userId, Interaction.Command, CommandAnswer, use.UserInstalledOnly);
        return Task.FromResult(Dispatch(interaction, use, fitted.WriteData));
    }

    /// <summary>Types into an option that completes itself; the choices come by <see cref="WaitForChoicesAsync"/>.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="userId">Who types.</param>
    /// <param name="command">The command's name, subcommands after spaces.</param>
    /// <param name="option">The option that is typed into.</param>
    /// <param name="typed">What stands in it.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The interaction's id.</returns>
    public Task<string> AutocompleteAsync(
        string channelId, string userId, string command, string option, string typed, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(option);
        var person = _services.World.Person(userId);
        var use = new CommandUse { Options = new Dictionary<string, string> { [option] = typed } };
        var fitted = FittedCommand.Fit(_services.Commands, _services.World.Channel(channelId), person, command, use, focused: option);
        var interaction = Begin(channelId, userId, Interaction.Autocomplete, CommandAnswer, userInstalledOnly: false);
        return Task.FromResult(Dispatch(interaction, use, fitted.WriteData));
    }

    /// <summary>Uses a command from the menu of a message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="userId">Who uses it.</param>
    /// <param name="command">The command's name; the default name or that of the person's language.</param>
    /// <param name="use">Installation and permissions.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The interaction's id.</returns>
    /// <exception cref="ArgumentException">There is no such command, or the person does not see it there.</exception>
    public Task<string> UseMessageCommandAsync(
        string messageId, string userId, string command, CommandUse? use = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        use ??= new CommandUse();
        var target = Message(messageId);
        var person = _services.World.Person(userId);
        var stored = FittedCommand.Find(_services.Commands, target.GuildId, command, MessageCommand, person.Locale)
            ?? throw new ArgumentException($"There is no message command {command}.", nameof(command));
        CommandAccess.Check(stored, _services.World.Channel(target.ChannelId), person, use);
        var interaction = Begin(target.ChannelId, userId, Interaction.Command, ContextMenuAnswer, use.UserInstalledOnly, messageId);
        return Task.FromResult(Dispatch(interaction, use, writer =>
        {
            writer.WriteString("id", stored.Id);
            writer.WriteString("name", stored.Name);
            writer.WriteNumber("type", MessageCommand);
            writer.WriteString("target_id", messageId);
            writer.WriteStartObject("resolved");
            writer.WriteStartObject("messages");
            writer.WritePropertyName(messageId);
            _services.MessageJson.Write(writer, target, gateway: false, content: true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }));
    }

    /// <summary>Presses a button.</summary>
    /// <param name="messageId">The message with the button.</param>
    /// <param name="userId">Who presses it.</param>
    /// <param name="button">Its custom id or its label.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The interaction's id.</returns>
    /// <exception cref="ArgumentException">The person sees no such button, or it is disabled.</exception>
    public Task<string> PressButtonAsync(string messageId, string userId, string button, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (message, component) = FindComponent(messageId, userId, button, ComponentValidator.Button);
        return Task.FromResult(UseComponent(message, userId, component, values: null));
    }

    /// <summary>Chooses in a select.</summary>
    /// <param name="messageId">The message with the select.</param>
    /// <param name="userId">Who chooses.</param>
    /// <param name="customId">The select's custom id.</param>
    /// <param name="values">The values of the chosen options.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The interaction's id.</returns>
    /// <exception cref="ArgumentException">The person sees no such select, or it has no such options.</exception>
    public Task<string> ChooseAsync(
        string messageId, string userId, string customId, IReadOnlyList<string> values, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(values);
        var (message, component) = FindComponent(messageId, userId, customId, ComponentValidator.StringSelect);
        if (values.Any(value => component.Items("options").All(option => option.Text("value") != value)))
        {
            throw new ArgumentException("The select has no such option.", nameof(values));
        }

        return Task.FromResult(UseComponent(message, userId, component, values));
    }

    /// <summary>Waits for the choices of an autocomplete interaction.</summary>
    /// <param name="interactionId">The interaction.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>The choices as the bot sent them: an array of name and value.</returns>
    public Task<JsonElement> WaitForChoicesAsync(string interactionId, CancellationToken cancellationToken) =>
        Known(interactionId).Choices.Task.WaitAsync(cancellationToken);

    /// <summary>Waits for the modal that answers an interaction.</summary>
    /// <param name="interactionId">The interaction.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>The modal as the bot sent it: custom_id, title, components.</returns>
    public Task<JsonElement> WaitForModalAsync(string interactionId, CancellationToken cancellationToken) =>
        Known(interactionId).Modal.Task.WaitAsync(cancellationToken);

    /// <summary>Submits the modal that answered an interaction.</summary>
    /// <param name="interactionId">The interaction that the modal answered.</param>
    /// <param name="values">The texts by the custom ids of the inputs.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The id of the new interaction.</returns>
    /// <exception cref="ArgumentException">The interaction was not answered by a modal, an input is unknown, or a text does not fit its input.</exception>
    public async Task<string> SubmitModalAsync(
        string interactionId, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var origin = Known(interactionId);
        if (!origin.Modal.Task.IsCompleted)
        {
            throw new ArgumentException("No modal is open.", nameof(interactionId));
        }

        var modal = await origin.Modal.Task.WaitAsync(cancellationToken);
        var interaction = Begin(
            origin.ChannelId, origin.UserId, Interaction.ModalSubmit, origin.AnswerType, origin.UserInstalledOnly, origin.SourceMessageId);
        return Dispatch(interaction, new CommandUse { UserInstalledOnly = origin.UserInstalledOnly }, writer => ModalJson.WriteSubmission(writer, modal, values));
    }

    private Interaction Known(string id) => _services.Interactions.Find(id)
        ?? throw new ArgumentException($"There is no interaction {id}.", nameof(id));

    private (SimulatedMessage Message, JsonElement Component) FindComponent(string messageId, string userId, string name, int type)
    {
        var message = Message(messageId);
        if (message.VisibleOnlyTo is { } only && only != userId)
        {
            throw new ArgumentException("The person does not see this message.", nameof(userId));
        }

        var component = Descendants(message.Components)
            .Where(item => item.Number("type") == type && (item.Text("custom_id") == name || item.Text("label") == name))
            .Select(item => (JsonElement?)item)
            .FirstOrDefault() ?? throw new ArgumentException($"There is no component {name}.", nameof(name));
        return component.IsTrue("disabled") || component.Text("custom_id") is null
            ? throw new ArgumentException($"The component {name} cannot be used.", nameof(name))
            : (message, component);
    }

    private static IEnumerable<JsonElement> Descendants(JsonElement components)
    {
        foreach (var component in MessageText.Items(components))
        {
            yield return component;
            if (component.Has("accessory", out var accessory))
            {
                yield return accessory;
            }

            if (component.Has("components", out var children))
            {
                foreach (var child in Descendants(children))
                {
                    yield return child;
                }
            }
        }
    }

    private string UseComponent(SimulatedMessage message, string userId, JsonElement component, IReadOnlyList<string>? values)
    {
        var interaction = Begin(message.ChannelId, userId, Interaction.Component, ReplyType, userInstalledOnly: false, message.Id);
        return Dispatch(interaction, new CommandUse(), writer =>
        {
            writer.WriteString("custom_id", component.Text("custom_id"));
            writer.WriteNumber("component_type", component.Number("type")!.Value);
            writer.WriteNumber("id", component.Number("id") ?? 1);
            if (values is not null)
            {
                writer.WriteStartArray("values");
                foreach (var value in values)
                {
                    writer.WriteStringValue(value);
                }

                writer.WriteEndArray();
            }
        });
    }

    private Interaction Begin(
        string channelId, string userId, int type, int answerType, bool userInstalledOnly, string? sourceMessageId = null)
    {
        var channel = _services.World.Channel(channelId);
        return new Interaction
        {
            Id = _services.World.NewId(),
            Token = "aW50ZXJhY3Rpb24" + Guid.NewGuid().ToString("N"),
            Type = type,
            UserId = _services.World.Person(userId).Id,
            ChannelId = channel.Id,
            GuildId = channel.GuildId,
            AnswerType = answerType,
            SourceMessageId = sourceMessageId,
            UserInstalledOnly = userInstalledOnly,
            StartedAt = _services.Time.GetTimestamp(),
        };
    }

    private string Dispatch(Interaction interaction, CommandUse use, Action<Utf8JsonWriter> writeData)
    {
        interaction.Event = new InteractionJson(_services).ToBytes(interaction, use, writeData);
        _services.Interactions.Add(interaction);
        _services.Questions.OpenInteraction(interaction.Id, interaction.ChannelId, interaction.Type != Interaction.Autocomplete);
        _services.Gateway.Dispatch(new GatewayEvent("INTERACTION_CREATE", 0, _ => interaction.Event));
        _services.Changes.Beat();
        return interaction.Id;
    }
}
