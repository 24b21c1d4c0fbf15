using System.Text.Json.Serialization;

namespace StargateBot.Discord.Wire;

/// <summary>INTERACTION_CREATE, as far as it is needed. Source: Discord documentation, "Receiving and Responding", Interaction Structure.</summary>
internal sealed record InteractionEvent
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("application_id")]
    public required string ApplicationId { get; init; }

    [JsonPropertyName("type")]
    public int Type { get; init; }

    /// <summary>Gets what answers need; secret for 15 minutes.</summary>
    [JsonPropertyName("token")]
    public required string Token { get; init; }

    [JsonPropertyName("guild_id")]
    public string? GuildId { get; init; }

    [JsonPropertyName("channel_id")]
    public string? ChannelId { get; init; }

    [JsonPropertyName("channel")]
    public ChannelObject? Channel { get; init; }

    [JsonPropertyName("member")]
    public MemberObject? Member { get; init; }

    [JsonPropertyName("user")]
    public UserObject? User { get; init; }

    [JsonPropertyName("app_permissions")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? AppPermissions { get; init; }

    [JsonPropertyName("locale")]
    public string? Locale { get; init; }

    [JsonPropertyName("guild_locale")]
    public string? GuildLocale { get; init; }

    /// <summary>Gets how the app was installed; null when it is not told.</summary>
    [JsonPropertyName("authorizing_integration_owners")]
    public InstallationOwners? Owners { get; init; }

    [JsonPropertyName("data")]
    public InteractionData? Data { get; init; }

    [JsonPropertyName("message")]
    public InteractionMessage? Message { get; init; }
}

/// <summary>What kinds of interactions there are. Source: "Receiving and Responding", Interaction Type.</summary>
internal static class InteractionTypes
{
    public const int Command = 2;
    public const int Component = 3;
    public const int Autocomplete = 4;
    public const int ModalSubmit = 5;
}

/// <summary>A channel.</summary>
internal sealed record ChannelObject
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("type")]
    public int? Type { get; init; }

    /// <summary>Gets the channel of a thread; of a channel, its category.</summary>
    [JsonPropertyName("parent_id")]
    public string? ParentId { get; init; }
}

/// <summary>A person in a server. Source: "Guild Resource", Guild Member Object.</summary>
internal sealed record MemberObject
{
    /// <summary>Gets the account; messages tell it beside the member instead.</summary>
    [JsonPropertyName("user")]
    public UserObject? User { get; init; }

    [JsonPropertyName("nick")]
    public string? Nick { get; init; }

    [JsonPropertyName("roles")]
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Gets the permissions in the channel, overwrites included; interactions alone tell them.</summary>
    [JsonPropertyName("permissions")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? Permissions { get; init; }
}

/// <summary>Who installed the app. Source: "Receiving and Responding", Authorizing Integration Owners Object.</summary>
internal sealed record InstallationOwners
{
    /// <summary>Gets the server that the app is a member of (or <c>0</c> in the bot's direct messages); null: only the person installed it.</summary>
    [JsonPropertyName("0")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? Guild { get; init; }
}

/// <summary>What was used: a command, a component.</summary>
internal sealed record InteractionData
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Gets the kind of command: 1 slash, 2 user, 3 message.</summary>
    [JsonPropertyName("type")]
    public int? Type { get; init; }

    [JsonPropertyName("options")]
    public IReadOnlyList<InteractionOption>? Options { get; init; }

    [JsonPropertyName("target_id")]
    public string? TargetId { get; init; }

    [JsonPropertyName("resolved")]
    public ResolvedObjects? Resolved { get; init; }

    [JsonPropertyName("custom_id")]
    public string? CustomId { get; init; }

    /// <summary>Gets the parts of a form that was sent.</summary>
    [JsonPropertyName("components")]
    public IReadOnlyList<SubmittedComponent>? Components { get; init; }
}

/// <summary>A part of a form that was sent: a label around an input, a row of inputs, or an input. Source: "Component Reference", Label and Text Input.</summary>
internal sealed record SubmittedComponent
{
    [JsonPropertyName("custom_id")]
    public string? CustomId { get; init; }

    [JsonPropertyName("value")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? Value { get; init; }

    [JsonPropertyName("component")]
    public SubmittedComponent? Component { get; init; }

    [JsonPropertyName("components")]
    public IReadOnlyList<SubmittedComponent>? Components { get; init; }
}

/// <summary>What was filled in.</summary>
internal sealed record InteractionOption
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("value")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? Value { get; init; }

    [JsonPropertyName("focused")]
    public bool? Focused { get; init; }
}

/// <summary>Things that a command points at, by id.</summary>
internal sealed record ResolvedObjects
{
    [JsonPropertyName("messages")]
    public IReadOnlyDictionary<string, ResolvedMessage>? Messages { get; init; }
}

/// <summary>The message that a context menu was opened on.</summary>
internal sealed record ResolvedMessage
{
    [JsonPropertyName("content")]
    public string? Content { get; init; }
}

/// <summary>The message that a pressed button stands on.</summary>
internal sealed record InteractionMessage
{
    /// <summary>The message is seen by one person alone.</summary>
    public const int Ephemeral = 1 << 6;

    [JsonPropertyName("flags")]
    public int? Flags { get; init; }
}
