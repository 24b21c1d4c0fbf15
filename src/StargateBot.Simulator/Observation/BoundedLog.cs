namespace StargateBot.Simulator.Observation;

/// <summary>Keeps the last entries in order; the oldest make room.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="capacity">How many are kept.</param>
internal sealed class BoundedLog<T>(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<T> _entries = new();

    /// <summary>Gets how many were ever added.</summary>
    public long Total { get; private set; }

    /// <summary>Adds an entry.</summary>
    public void Add(T entry)
    {
        lock (_lock)
        {
            Total++;
            if (_entries.Count == capacity)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(entry);
        }
    }

    /// <summary>Gets the entries that are kept, oldest first.</summary>
    public IReadOnlyList<T> ToList()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }
}
