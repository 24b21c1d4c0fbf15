namespace StargateBot.Core.Retrieval;

/// <summary>Keeps the best units seen so far; of equal ones those that came first.</summary>
internal sealed class BestUnits(int capacity)
{
    private readonly PriorityQueue<ScoredUnit, (float Score, int Later)> _worstFirst = new(capacity);

    /// <summary>Gets the score that a further unit must exceed.</summary>
    public float Threshold { get; private set; }

    /// <summary>Offers a unit; units come in ascending order.</summary>
    /// <param name="unit">The unit.</param>
    public void Add(ScoredUnit unit)
    {
        if (unit.Score <= Threshold)
        {
            return;
        }

        if (_worstFirst.Count < capacity)
        {
            _worstFirst.Enqueue(unit, (unit.Score, -unit.Unit));
        }
        else
        {
            _worstFirst.EnqueueDequeue(unit, (unit.Score, -unit.Unit));
        }

        if (_worstFirst.Count == capacity)
        {
            Threshold = _worstFirst.Peek().Score;
        }
    }

    /// <summary>Gets the units, in no order.</summary>
    public ScoredUnit[] ToArray()
    {
        var units = new ScoredUnit[_worstFirst.Count];
        var i = 0;
        foreach (var (unit, _) in _worstFirst.UnorderedItems)
        {
            units[i++] = unit;
        }

        return units;
    }
}
