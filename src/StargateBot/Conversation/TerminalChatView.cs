using Spectre.Console;
using StargateBot.Core.Answering;
using StargateBot.Localization;
using StargateBot.Output;

namespace StargateBot.Conversation;

/// <summary>The conversation on a terminal, wrapped to its width.</summary>
/// <param name="console">The terminal.</param>
/// <param name="input">The person's lines.</param>
/// <param name="texts">Texts in the person's language.</param>
internal sealed class TerminalChatView(IAnsiConsole console, TextReader input, Texts texts) : IChatView
{
    private const int Indent = 2;

    /// <inheritdoc/>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        console.Markup("[bold aqua]›[/] ");
        // A read of a terminal cannot be called off: it is left behind on a thread that does not keep the program alive.
        var line = await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        if (line is null)
        {
            console.WriteLine();
        }

        return line;
    }

    /// <inheritdoc/>
    public void Greet(IReadOnlyList<string> examples)
    {
        console.Write(new Rule("[bold]StargateBot[/]") { Justification = Justify.Left, Style = Style.Parse("aqua") });
        console.MarkupLineInterpolated($"{texts.ChatGreeting}");
        if (examples.Count > 0)
        {
            console.MarkupLineInterpolated($"[dim]{texts.ChatExamples}[/]");
            foreach (var example in examples)
            {
                Write(new Markup(Markup.Escape(SafeText.ForTerminal(example))));
            }
        }

        console.MarkupLineInterpolated($"[dim]{texts.ChatHint}[/]");
        console.WriteLine();
    }

    /// <inheritdoc/>
    public void Show(Answer answer)
    {
        Write(new Markup(AnswerMarkup.Of(answer.Text)));
        console.WriteLine();
    }

    /// <inheritdoc/>
    public void ShowSources(Answer answer)
    {
        foreach (var source in SourceList.Of(answer))
        {
            Write(new Markup($"[bold]{Markup.Escape(source.Place)}[/]"));
            Write(new Markup($"[dim]“{Markup.Escape(source.Quote)}”[/]"));
        }

        console.WriteLine();
    }

    /// <inheritdoc/>
    public void Notify(params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            Write(new Markup($"[dim]{Markup.Escape(SafeText.ForTerminal(line))}[/]"));
        }

        console.WriteLine();
    }

    private void Write(Markup text) => console.Write(new Padder(text, new Padding(Indent, 0, 0, 0)));
}
