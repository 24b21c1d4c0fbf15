using System.Text.RegularExpressions;
using StargateBot.Core.Answering;
using StargateBot.Localization;

namespace StargateBot.Output;

/// <summary>Prints answers for people: the text, then the numbered evidence.</summary>
/// <param name="output">Where to print.</param>
/// <param name="style">How to mark words.</param>
internal sealed partial class AnswerPrinter(TextWriter output, TerminalStyle style)
{
    /// <summary>Prints an answer with its evidence.</summary>
    /// <param name="answer">The answer.</param>
    public void Print(Answer answer)
    {
        PrintText(answer);
        if (answer.Citations.Count > 0)
        {
            output.WriteLine();
            PrintSources(answer);
        }
    }

    /// <summary>Prints the text of an answer; the nearest topics are part of it.</summary>
    /// <param name="answer">The answer.</param>
    public void PrintText(Answer answer)
    {
        output.WriteLine(Bold().Replace(SafeText.ForTerminal(answer.Text), match => style.Bold(match.Groups[1].Value)));
    }

    /// <summary>Prints the evidence of an answer.</summary>
    /// <param name="answer">An answer with citations.</param>
    public void PrintSources(Answer answer)
    {
        output.WriteLine(style.Dim(Texts.For(answer.Language).Sources));
        foreach (var source in SourceList.Of(answer))
        {
            output.WriteLine(source.Place);
            output.WriteLine("    " + style.Dim($"“{source.Quote.ReplaceLineEndings("\n    ")}”"));
        }
    }

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();
}
