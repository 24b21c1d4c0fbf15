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
