using Lucene.Net.Index;
using StargateBot.Core.Knowledge;

namespace StargateBot.Core.Retrieval;

/// <summary>Where an index keeps the texts of its units. Safe for many callers at once.</summary>
internal interface IUnitStore
{
    /// <summary>Gets a unit.</summary>
    /// <param name="unit">Unit number.</param>
    PassageUnit Get(int unit);
}

/// <summary>Texts in memory.</summary>
internal sealed class MemoryUnitStore(PassageUnit[] units) : IUnitStore
{
    /// <inheritdoc/>
    public PassageUnit Get(int unit) => units[unit];
}

/// <summary>Texts in the stored fields of the index, the ones read last in memory too.</summary>
internal sealed class StoredUnitStore(AtomicReader segment, int cached) : IUnitStore
{
    // Direct-mapped: a slot holds one of the units that fall on it. No lock, no list to keep, and never more than its size.
    private readonly Entry?[] _cache = new Entry?[Math.Max(1, cached)];

    /// <inheritdoc/>
    public PassageUnit Get(int unit)
    {
        ref var slot = ref _cache[unit % _cache.Length];
        if (Volatile.Read(ref slot) is { } entry && entry.Number == unit)
        {
            return entry.Unit;
        }

        var visitor = new UnitVisitor();
        segment.Document(unit, visitor);
        var read = visitor.Unit ?? throw new CorruptIndexException($"Document {unit} of the passage index has no text.");
        Volatile.Write(ref slot, new Entry(unit, read));
        return read;
    }

    private sealed record Entry(int Number, PassageUnit Unit);

    private sealed class UnitVisitor : StoredFieldVisitor
    {
        public PassageUnit? Unit { get; private set; }

        public override Status NeedsField(FieldInfo fieldInfo) =>
            Unit is null && fieldInfo.Name == IndexFields.Unit ? Status.YES : Status.NO;

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => Unit = UnitCodec.Decode(value, 0, value.Length);
    }
}
