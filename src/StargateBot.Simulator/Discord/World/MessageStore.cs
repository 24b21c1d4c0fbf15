using System.Collections.Concurrent;

namespace StargateBot.Simulator.Discord.World;

/// <summary>The messages of all channels; each channel keeps its last ones.</summary>
internal sealed class MessageStore
{
    private const int MostPerChannel = 2_000;

    private readonly ConcurrentDictionary<string, SimulatedMessage> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LinkedList<string>> _byChannel = new(StringComparer.Ordinal);

    /// <summary>Gets or sets who is told <c>posted</c>, <c>edited</c> or <c>deleted</c>, and the message; must return at once.</summary>
    public Action<string, SimulatedMessage>? Changed { get; set; }

    public SimulatedMessage? Find(string id) => _byId.GetValueOrDefault(id);

    public SimulatedMessage? Find(string channelId, string id) =>
        Find(id) is { } message && message.ChannelId == channelId ? message : null;

    public void Add(SimulatedMessage message)
    {
        _byId[message.Id] = message;
        var ids = _byChannel.GetOrAdd(message.ChannelId, static _ => new LinkedList<string>());
        lock (ids)
        {
            ids.AddLast(message.Id);
            if (ids.Count > MostPerChannel)
            {
                _byId.TryRemove(ids.First!.Value, out _);
                ids.RemoveFirst();
            }
        }

        Changed?.Invoke("posted", message);
    }

    /// <summary>Changes a message.</summary>
    /// <returns>The message as it stands then; null when it is gone.</returns>
    public SimulatedMessage? Update(string id, Func<SimulatedMessage, SimulatedMessage> change)
    {
        while (_byId.TryGetValue(id, out var message))
        {
            var changed = change(message);
            if (_byId.TryUpdate(id, changed, message))
            {
                Changed?.Invoke("edited", changed);
                return changed;
            }
        }

        return null;
    }

    public bool Remove(string id)
    {
        if (!_byId.TryRemove(id, out var message))
        {
            return false;
        }

        var ids = _byChannel[message.ChannelId];
        lock (ids)
        {
            ids.Remove(id);
        }

        Changed?.Invoke("deleted", message);
        return true;
    }

    /// <summary>Gets the messages of a channel, oldest first.</summary>
    public IReadOnlyList<SimulatedMessage> Of(string channelId)
    {
        if (!_byChannel.TryGetValue(channelId, out var ids))
        {
            return [];
        }

        lock (ids)
        {
            return [.. ids.Select(Find).OfType<SimulatedMessage>()];
        }
    }
}
