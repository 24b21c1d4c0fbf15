namespace StargateBot.Core.Retrieval;

/// <summary>The texts of a large index: one file of units one after the other, in the form of <see cref="UnitCodec"/>, and one of where each begins.</summary>
internal static class UnitFile
{
    /// <summary>Name of the file of units.</summary>
    public const string TextsName = "units.bin";

    /// <summary>Name of the file of offsets, 8 bytes each, little-endian: one for each unit and one for the end.</summary>
    public const string OffsetsName = "units.idx";

    /// <summary>Bytes of an offset.</summary>
    public const int OffsetSize = sizeof(long);
}
