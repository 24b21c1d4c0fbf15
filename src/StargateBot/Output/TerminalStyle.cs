namespace StargateBot.Output;

/// <summary>Marks words for a terminal, or leaves them as they are where nobody would see the marks.</summary>
/// <param name="enabled">Whether to write control sequences (ECMA-48, select graphic rendition).</param>
internal sealed class TerminalStyle(bool enabled)
{
    private const string Reset = "\u001b[0m";

    /// <summary>Gets the style for standard output: marks only on a terminal, and not where <c>NO_COLOR</c> is set or <c>TERM</c> is <c>dumb</c>.</summary>
    public static TerminalStyle OfConsole() => new(
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb");

    /// <summary>Makes a text bold.</summary>
    /// <param name="text">The text.</param>
    public string Bold(string text) => enabled ? $"\u001b[1m{text}{Reset}" : text;

    /// <summary>Makes a text faint.</summary>
    /// <param name="text">The text.</param>
    public string Dim(string text) => enabled ? $"\u001b[2m{text}{Reset}" : text;
}
