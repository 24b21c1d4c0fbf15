using System.Text;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Incremental;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>The file of an index folder that says what came of reading the knowledge, so that opening the index reads no knowledge.</summary>
internal static class ReadingsFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "readings.bin";

    private const int NoLine = 0;

    /// <summary>Writes the file through to the disk.</summary>
    /// <param name="folder">An index folder.</param>
    /// <param name="readings">What came of the documents, in reading order.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Write(string folder, IReadOnlyList<PairReading> readings)
    {
        using var stream = File.Create(Path.Combine(folder, FileName));
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(readings.Count);
            foreach (var reading in readings)
            {
                Write(writer, reading.Key);
                Write(writer, reading.Original);
                Write(writer, reading.Translation);
                writer.Write(reading.Faults.Count);
                foreach (var fault in reading.Faults)
                {
                    Write(writer, fault);
                }
            }
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Reads the file.</summary>
    /// <param name="folder">An index folder.</param>
    /// <exception cref="IOException">It cannot be read, or ends too early.</exception>
    public static IReadOnlyList<PairReading> Read(string folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder, FileName));
        using var reader = new BinaryReader(stream);
        var readings = new PairReading[reader.ReadInt32()];
        for (var i = 0; i < readings.Length; i++)
        {
            readings[i] = new PairReading(ReadKey(reader), ReadDocument(reader), ReadDocument(reader), ReadMany(reader, ReadFault));
        }

        return readings;
    }

    private static void Write(BinaryWriter writer, PairKey key)
    {
        writer.Write(key.Path);
        Write(writer, key.Hash);
        Write(writer, key.TranslationPath);
        Write(writer, key.TranslationHash);
        Write(writer, key.Refusal);
    }

    private static PairKey ReadKey(BinaryReader reader) =>
        new(reader.ReadString(), ReadHash(reader), ReadOptional(reader), ReadHash(reader), ReadOptional(reader));

    private static void Write(BinaryWriter writer, DocumentContents? document)
    {
        writer.Write(document is not null);
        if (document is not null)
        {
            writer.Write(document.Id);
            writer.Write(document.Title);
            writer.Write((byte)document.Language);
            writer.Write(document.Passages.Count);
            foreach (var hash in document.Passages)
            {
                writer.Write(hash);
            }
        }
    }

    private static DocumentContents? ReadDocument(BinaryReader reader) => reader.ReadBoolean()
        ? new DocumentContents(reader.ReadString(), reader.ReadString(), (Language)reader.ReadByte(), ReadMany(reader, static r => r.ReadUInt64()))
        : null;

    private static void Write(BinaryWriter writer, KnowledgeFault fault)
    {
        writer.Write(fault.File);
        writer.Write(fault.Line ?? NoLine);
        writer.Write(fault.Code);
        writer.Write(fault.Arguments.Count);
        foreach (var argument in fault.Arguments)
        {
            writer.Write(argument);
        }
    }

    private static KnowledgeFault ReadFault(BinaryReader reader) => new(
        reader.ReadString(), reader.ReadInt32() is not NoLine and var line ? line : null, reader.ReadString(), ReadMany(reader, static r => r.ReadString()));

    private static void Write(BinaryWriter writer, ContentHash hash)
    {
        writer.Write(hash.High);
        writer.Write(hash.Low);
    }

    private static ContentHash ReadHash(BinaryReader reader) => new(reader.ReadUInt64(), reader.ReadUInt64());

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static T[] ReadMany<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var many = new T[reader.ReadInt32()];
        for (var i = 0; i < many.Length; i++)
        {
            many[i] = read(reader);
        }

        return many;
    }
}
