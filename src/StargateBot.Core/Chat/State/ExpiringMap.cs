namespace StargateBot.Core.Chat.State;

/// <summary>A bounded map whose entries end a while after they were last written. Not safe for many callers: its owner locks.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
/// <param name="capacity">How many entries it holds; the one written longest ago gives way to a new one.</param>
/// <param name="lifetime">How long an entry lasts after it was written.</param>
/// <param name="time">The clock.</param>
internal sealed class ExpiringMap<TKey, TValue>(int capacity, TimeSpan lifetime, TimeProvider time)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _nodes = [];

    // Every entry lasts equally long, so the order of writing is the order of ending too.
    private readonly LinkedList<Entry> _byAge = new();

    /// <summary>Gets how many entries are held, ended ones that nobody looked for included.</summary>
    public int Count => _nodes.Count;

    /// <summary>Looks for an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Its value, or the default when there is none or it has ended.</returns>
    public TValue? Find(TKey key) => _nodes.TryGetValue(key, out var node) && !HasEnded(node) ? node.Value.Value : default;

    /// <summary>Writes an entry, new or not.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    public void Set(TKey key, TValue value)
    {
        if (_nodes.TryGetValue(key, out var node))
        {
            _byAge.Remove(node);
        }
        else
        {
            node = new LinkedListNode<Entry>(default);
            _nodes.Add(key, node);
        }

        node.Value = new Entry(key, value, time.GetTimestamp());
        _byAge.AddLast(node);
        while (_byAge.First is { } oldest && (_nodes.Count > capacity || HasEnded(oldest)))
        {
            _byAge.Remove(oldest);
            _nodes.Remove(oldest.Value.Key);
        }
    }

    private bool HasEnded(LinkedListNode<Entry> node) => time.GetElapsedTime(node.Value.Written) >= lifetime;

    private readonly record struct Entry(TKey Key, TValue Value, long Written);
}
