using System.Text;

namespace StargateBot.Output;

/// <summary>Makes the console speak UTF-8 whatever the system's code page or locale is.</summary>
internal static class Utf8Console
{
    /// <summary>Gets UTF-8 without a byte order mark; bytes that are none become U+FFFD.</summary>
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Switches input and output over. Call it before the first use of the console.</summary>
    public static void Use()
    {
        Console.InputEncoding = Encoding;
        Console.OutputEncoding = Encoding;
    }

    /// <summary>Opens standard output for many small writes; nothing is written before <see cref="TextWriter.Flush"/>.</summary>
    public static StreamWriter OpenBufferedOutput() => new(Console.OpenStandardOutput(), Encoding, bufferSize: 16 * 1024) { NewLine = "\n" };
}
