using System.Collections.Concurrent;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.State;

/// <summary>Keeps what admins set until the program ends.</summary>
internal sealed class MemorySettings : ISettingsStore
{
    private readonly ConcurrentDictionary<string, ChatSettings> _settings = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ChatSettings Find(string key) => _settings.GetValueOrDefault(key, ChatSettings.Unset);

    /// <inheritdoc/>
    public Task SetAsync(string key, ChatSettings settings, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _settings[key] = settings;
        return Task.CompletedTask;
    }
}
