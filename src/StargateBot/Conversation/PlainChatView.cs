using StargateBot.Core.Answering;
using StargateBot.Output;

namespace StargateBot.Conversation;

/// <summary>The conversation where input or output is a file or a pipe: no greeting, no prompt, no control sequences.</summary>
/// <param name="input">The person's lines.</param>
/// <param name="output">Receives the answers.</param>
internal sealed class PlainChatView(TextReader input, TextWriter output) : IChatView
{
    private readonly AnswerPrinter _printer = new(output, new TerminalStyle(enabled: false));

    /// <inheritdoc/>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken) => await input.ReadLineAsync(cancellationToken);

    /// <inheritdoc/>
    public void Greet(IReadOnlyList<string> examples)
    {
    }

    /// <inheritdoc/>
    public void Show(Answer answer)
    {
        _printer.PrintText(answer);
        output.WriteLine();
    }

    /// <inheritdoc/>
    public void ShowSources(Answer answer)
    {
        _printer.PrintSources(answer);
        output.WriteLine();
    }

    /// <inheritdoc/>
    public void Notify(params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(SafeText.ForTerminal(line));
        }

        output.WriteLine();
    }
}
