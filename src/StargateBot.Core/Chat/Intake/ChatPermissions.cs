using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Decides who may ask where.</summary>
/// <param name="options">The lists.</param>
internal sealed class ChatPermissions(IOptions<PermissionOptions> options)
{
    private readonly FrozenSet<string> _tenants = SetOf(options.Value.Tenants);
    private readonly FrozenSet<string> _channels = SetOf(options.Value.Channels);
    private readonly FrozenSet<string> _users = SetOf(options.Value.Users);

    /// <summary>Gets whether an account may ask in a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="userId">The account.</param>
    public bool Permits(ChatPlace place, string userId) =>
        Holds(_tenants, place.Tenant) && (Holds(_channels, place.Channel) || Holds(_channels, place.SettingsChannel)) && Holds(_users, userId);

    private static bool Holds(FrozenSet<string> permitted, string id) => permitted.Count == 0 || permitted.Contains(id);

    private static FrozenSet<string> SetOf(IEnumerable<string> ids) =>
        ids.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => id.Trim()).ToFrozenSet(StringComparer.Ordinal);
}
