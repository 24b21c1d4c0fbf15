using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace StargateBot.Core.Knowledge;

/// <summary>Reads the text of a knowledge file: strict UTF-8, bounded, line feeds only.</summary>
internal static class FileText
{
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Where(c => !char.IsWhiteSpace(c)), '\u007F']);

    private static readonly (byte[] Mark, string Name)[] WideMarks =
    [
        ([0xFF, 0xFE, 0, 0], "UTF-32"),
        ([0, 0, 0xFE, 0xFF], "UTF-32"),
        ([0xFF, 0xFE], "UTF-16"),
        ([0xFE, 0xFF], "UTF-16"),
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxBytes">Largest file.</param>
    /// <param name="faults">Takes what is wrong with it.</param>
    /// <param name="expected">The hash that its content must have, or null when any content is taken.</param>
    /// <returns>Its text without byte order mark, or null when it was refused.</returns>
    public static string? Read(KnowledgeFile file, int maxBytes, FaultSink faults, ContentHash? expected = null)
    {
        if (file.IsEmpty)
        {
            faults.Add(file.Path, KnowledgeFaultCodes.Empty);
            return null;
        }

        var bytes = ReadBytes(file, maxBytes, faults, expected);
        return bytes is null ? null : Decode(file.Path, bytes, faults);
    }

    /// <summary>Decodes a file's bytes.</summary>
    internal static string? Decode(string path, ReadOnlySpan<byte> bytes, FaultSink faults)
    {
        foreach (var (mark, name) in WideMarks)
        {
            if (bytes.StartsWith(mark))
            {
                faults.Add(path, KnowledgeFaultCodes.EncodingWide, name);
                return null;
            }
        }

        if (!Utf8.IsValid(bytes))
        {
            var offset = FirstInvalid(bytes);
            faults.AddAt(
                path,
                bytes[..offset].Count((byte)'\n') + 1,
                KnowledgeFaultCodes.Encoding,
                bytes[offset].ToString("X2", CultureInfo.InvariantCulture),
                offset.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (text.Contains('\r'))
        {
            text = text.ReplaceLineEndings("\n");
        }

        if (text.AsSpan().IndexOfAny(Controls) is var control and >= 0)
        {
            faults.AddAt(
                path,
                text.AsSpan(0, control).Count('\n') + 1,
                KnowledgeFaultCodes.ControlCharacter,
                string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[control]:X4}"));
            return null;
        }

        return text;
    }

    private static byte[]? ReadBytes(KnowledgeFile file, int maxBytes, FaultSink faults, ContentHash? expected)
    {
        try
        {
            using var handle = File.OpenHandle(file.FullPath, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            if (length > maxBytes)
            {
                if (expected is { } size && size != ContentHash.OfLength(length))
                {
                    faults.Add(file.Path, KnowledgeFaultCodes.Changed);
                    return null;
                }

                faults.Add(file.Path, KnowledgeFaultCodes.TooLarge, Number(length), Number(maxBytes));
                return null;
            }

            var bytes = new byte[length];
            var read = 0;
            while (read < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(read), read) is var count and > 0)
            {
                read += count;
            }

            bytes = read == bytes.Length ? bytes : bytes[..read];
            if (expected is { } hash && hash != ContentHash.OfBytes(bytes))
            {
                faults.Add(file.Path, KnowledgeFaultCodes.Changed);
                return null;
            }

            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (expected is null || expected == ContentHash.Unreadable)
            {
                faults.Add(file.Path, KnowledgeFaultCodes.Unreadable, exception.Message);
            }
            else
            {
                faults.Add(file.Path, KnowledgeFaultCodes.Changed);
            }

            return null;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == OperationStatus.Done)
        {
            offset += consumed;
        }

        return Math.Min(offset, bytes.Length - 1);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
