using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>The compact binary form in which the texts of large indexes lie on disk.</summary>
internal static class UnitCodec
{
    /// <summary>Writes a unit.</summary>
    /// <param name="unit">The unit.</param>
    public static byte[] Encode(PassageUnit unit)
    {
        using var stream = new MemoryStream(unit.Original.Text.Length * 2);
        using var writer = new BinaryWriter(stream);
        Write(writer, unit.Original);
        writer.Write(unit.Translation is not null);
        if (unit.Translation is { } translation)
        {
            Write(writer, translation);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <param name="bytes">Buffer that holds the unit.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Bytes.</param>
    /// <exception cref="EndOfStreamException">The bytes end too early.</exception>
    public static PassageUnit Decode(byte[] bytes, int offset, int length)
    {
        using var stream = new MemoryStream(bytes, offset, length, writable: false);
        using var reader = new BinaryReader(stream);
        var original = Read(reader);
        return new PassageUnit(original, reader.ReadBoolean() ? Read(reader) : null);
    }

    private static void Write(BinaryWriter writer, Passage passage)
    {
        writer.Write(passage.DocumentId);
        writer.Write(passage.DocumentTitle);
        writer.Write((byte)passage.Language);
        writer.Write7BitEncodedInt(passage.Number);
        writer.Write((byte)passage.Kind);
        writer.Write(passage.Heading);
        writer.Write(passage.Text);
        writer.Write7BitEncodedInt(passage.Sentences.Count);
        var end = 0;
        foreach (var sentence in passage.Sentences)
        {
            // Sentences follow each other, so the distance is a small number where the index is a large one.
            writer.Write7BitEncodedInt(sentence.Start - end);
            writer.Write7BitEncodedInt(sentence.Length);
            end = sentence.End;
        }
    }

    private static Passage Read(BinaryReader reader)
    {
        var passage = new Passage
        {
            DocumentId = reader.ReadString(),
            DocumentTitle = reader.ReadString(),
            Language = (Language)reader.ReadByte(),
            Number = reader.Read7BitEncodedInt(),
            Kind = (PassageKind)reader.ReadByte(),
            Heading = reader.ReadString(),
            Text = reader.ReadString(),
            Sentences = [],
        };
        var sentences = new TextSpan[reader.Read7BitEncodedInt()];
        var end = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            sentences[i] = new TextSpan(end + reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            end = sentences[i].End;
        }

        return passage with { Sentences = sentences };
    }
}
