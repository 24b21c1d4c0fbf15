using StargateBot.Core.Answering;

namespace StargateBot.Conversation;

/// <summary>How a conversation looks. One caller at a time.</summary>
internal interface IChatView
{
    /// <summary>Reads the next line of the person.</summary>
    /// <param name="cancellationToken">Gives up at once; a line being typed is lost.</param>
    /// <returns>The line, or null at the end of the input.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<string?> ReadLineAsync(CancellationToken cancellationToken);

    /// <summary>Says hello.</summary>
    /// <param name="examples">Questions to begin with; maybe none.</param>
    void Greet(IReadOnlyList<string> examples);

    /// <summary>Shows an answer.</summary>
    /// <param name="answer">The answer.</param>
    void Show(Answer answer);

    /// <summary>Shows the evidence of an answer, originals first, translations labelled.</summary>
    /// <param name="answer">An answer with citations.</param>
    void ShowSources(Answer answer);

    /// <summary>Shows lines of the program itself.</summary>
    /// <param name="lines">The lines.</param>
    void Notify(params ReadOnlySpan<string> lines);
}
