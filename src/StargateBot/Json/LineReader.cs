using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace StargateBot.Json;

/// <summary>One line of a stream.</summary>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Bytes">Its bytes without the line feed, or null when it was longer than the bound.</param>
internal readonly record struct InputLine(int Number, byte[]? Bytes);

/// <summary>Cuts a stream of bytes into lines without ever holding more than one bounded line.</summary>
internal static class LineReader
{
    /// <summary>The longest line in bytes: a question of 100 000 characters, all escaped, with a history as long, and room.</summary>
    public const int MaxLineBytes = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Yields the lines in order. The last one needs no line feed; an empty stream has no line.</summary>
    /// <param name="input">The stream; it stays open.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async IAsyncEnumerable<InputLine> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(leaveOpen: true));
        var number = 1;
        var skipping = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return Line(number++, buffer.Slice(0, end), skipping);
                skipping = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (buffer.Length > 0 || skipping)
                {
                    yield return Line(number, buffer, skipping);
                }

                await reader.CompleteAsync();
                yield break;
            }

            // Too long already: let go of what was read and look only for the line's end.
            skipping |= buffer.Length > MaxLineBytes;
            reader.AdvanceTo(skipping ? buffer.End : buffer.Start, buffer.End);
        }
    }

    private static InputLine Line(int number, ReadOnlySequence<byte> bytes, bool skipping)
    {
        if (skipping || bytes.Length > MaxLineBytes)
        {
            return new InputLine(number, null);
        }

        var line = bytes.ToArray();
        return new InputLine(number, number == 1 && line.AsSpan().StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line);
    }
}
