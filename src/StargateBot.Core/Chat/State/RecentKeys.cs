namespace StargateBot.Core.Chat.State;

/// <summary>A bounded set of keys that each last a while. Safe for many callers at once.</summary>
/// <param name="capacity">How many keys it holds; the oldest gives way to a new one.</param>
/// <param name="lifetime">How long a key lasts.</param>
/// <param name="time">The clock.</param>
internal sealed class RecentKeys(int capacity, TimeSpan lifetime, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long Added)> _byAge = new();

    /// <summary>Gets how many keys are held.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _keys.Count;
            }
        }
    }

    /// <summary>Adds keys, all or none.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>False when one of them is held already.</returns>
    public bool TryAdd(params ReadOnlySpan<string> keys)
    {
        lock (_gate)
        {
            DropEnded();
            foreach (var key in keys)
            {
                if (_keys.Contains(key))
                {
                    return false;
                }
            }

            var now = time.GetTimestamp();
            foreach (var key in keys)
            {
                if (_keys.Add(key))
                {
                    _byAge.Enqueue((key, now));
                }
            }

            while (_keys.Count > capacity)
            {
                _keys.Remove(_byAge.Dequeue().Key);
            }

            return true;
        }
    }

    private void DropEnded()
    {
        while (_byAge.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Added) >= lifetime)
        {
            _keys.Remove(oldest.Key);
            _byAge.Dequeue();
        }
    }
}
