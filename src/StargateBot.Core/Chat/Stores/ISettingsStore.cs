using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Stores;

/// <summary>What admins set for a channel, or for a whole server or workspace. Null: not set here.</summary>
public sealed record ChatSettings
{
    /// <summary>Gets settings in which nothing is set.</summary>
    public static ChatSettings Unset { get; } = new();

    /// <summary>Gets whether the bot answers there.</summary>
    public bool? Allowed { get; init; }

    /// <summary>Gets whether messages that do not mention the bot are answered too, where their words are delivered and the knowledge holds the answer.</summary>
    public bool? WithoutMention { get; init; }

    /// <summary>Gets the language of replies, whatever the language of the question.</summary>
    public Language? Language { get; init; }

    /// <summary>Gets whether answers are seen by the asker alone, where the platform can do that.</summary>
    public bool? PrivateByDefault { get; init; }

    /// <summary>Lays these settings over others: what is set here wins.</summary>
    /// <param name="under">The settings of the whole server or workspace.</param>
    public ChatSettings Over(ChatSettings under)
    {
        ArgumentNullException.ThrowIfNull(under);
        return new ChatSettings
        {
            Allowed = Allowed ?? under.Allowed,
            WithoutMention = WithoutMention ?? under.WithoutMention,
            Language = Language ?? under.Language,
            PrivateByDefault = PrivateByDefault ?? under.PrivateByDefault,
        };
    }
}

/// <summary>Keeps what admins set from chat. Reading is from memory and never waits.</summary>
public interface ISettingsStore
{
    /// <summary>Gets what is set for exactly this key; <see cref="ChatSettings.Unset"/> for nothing.</summary>
    /// <param name="key"><see cref="ChatPlace.SettingsKey"/> or <see cref="ChatPlace.TenantKey"/>.</param>
    ChatSettings Find(string key);

    /// <summary>Keeps settings in place of those that were there.</summary>
    /// <param name="key"><see cref="ChatPlace.SettingsKey"/> or <see cref="ChatPlace.TenantKey"/>.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SetAsync(string key, ChatSettings settings, CancellationToken cancellationToken);
}
