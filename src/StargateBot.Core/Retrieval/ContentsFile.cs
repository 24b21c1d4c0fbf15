using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>The file of an index folder that says what the snapshot holds, so that opening it reads no knowledge.</summary>
internal static class ContentsFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "contents.bin";

    /// <summary>Writes the file through to the disk.</summary>
    /// <param name="folder">An index folder.</param>
    /// <param name="contents">What the snapshot holds.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Write(string folder, KnowledgeContents contents)
    {
        using var stream = File.Create(Path.Combine(folder, FileName));
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(contents.Documents.Count);
            foreach (var document in contents.Documents.Values)
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

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Reads the file.</summary>
    /// <param name="folder">An index folder.</param>
    /// <exception cref="IOException">It cannot be read, or ends too early.</exception>
    public static KnowledgeContents Read(string folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder, FileName));
        using var reader = new BinaryReader(stream);
        var count = reader.ReadInt32();
        var documents = new Dictionary<string, DocumentContents>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var (id, title, language) = (reader.ReadString(), reader.ReadString(), (Language)reader.ReadByte());
            var passages = new ulong[reader.ReadInt32()];
            for (var j = 0; j < passages.Length; j++)
            {
                passages[j] = reader.ReadUInt64();
            }

            documents.Add(id, new DocumentContents(id, title, language, passages));
        }

        return new KnowledgeContents(documents);
    }
}
