using Microsoft.Extensions.DependencyInjection;

namespace StargateBot.Core.Chat;

/// <summary>Finds platforms by name, made not before the first one is looked for: a platform may itself need parts of the core.</summary>
/// <param name="services">Where the platforms are registered.</param>
internal sealed class ChatPlatforms(IServiceProvider services)
{
    private readonly Lazy<Dictionary<string, IChatPlatform>> _byName = new(
        () => services.GetServices<IChatPlatform>().ToDictionary(platform => platform.Name, StringComparer.Ordinal));

    /// <summary>Gets whether the platform of a place is registered.</summary>
    /// <param name="place">The place.</param>
    public bool Contain(ChatPlace place) => _byName.Value.ContainsKey(place.Platform);

    /// <summary>Gets the platform of a place.</summary>
    /// <param name="place">The place.</param>
    /// <exception cref="InvalidOperationException">No platform of this name is registered.</exception>
    public IChatPlatform Of(ChatPlace place) => _byName.Value.TryGetValue(place.Platform, out var platform)
        ? platform
        : throw new InvalidOperationException($"No chat platform named '{place.Platform}' is registered.");
}
