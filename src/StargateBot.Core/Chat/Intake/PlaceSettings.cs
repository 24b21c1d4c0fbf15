using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Intake;

/// <summary>What holds in a place: what admins set for its channel, over what they set for the whole server or workspace.</summary>
/// <param name="store">Where the settings are kept.</param>
internal sealed class PlaceSettings(ISettingsStore store)
{
    /// <summary>Gets what holds in a place.</summary>
    /// <param name="place">The place.</param>
    public ChatSettings Of(ChatPlace place) => store.Find(place.SettingsKey).Over(store.Find(place.TenantKey));
}
