using System.Text.RegularExpressions;
using Spectre.Console;

namespace StargateBot.Output;

/// <summary>Turns an answer's text into the markup of the terminal library.</summary>
internal static partial class AnswerMarkup
{
    /// <summary>Marks leads bold and citation marks faint; everything else is plain text, whatever it looks like.</summary>
    /// <param name="text">Text of an answer.</param>
    public static string Of(string text)
    {
        var escaped = Markup.Escape(SafeText.ForTerminal(text));
        return Mark().Replace(Bold().Replace(escaped, "[bold]$1[/]"), "[dim]$0[/]");
    }

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    // A mark [1] as it is after escaping.
    [GeneratedRegex(@"\[\[\d+\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
