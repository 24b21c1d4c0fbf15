using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Commands;

/// <summary>Carries out commands other than questions. Whether the person may give them was decided before.</summary>
public interface IChatCommandHandler
{
    /// <summary>Gets the commands that it carries out; no other handler does.</summary>
    IReadOnlyCollection<ChatCommand> Commands { get; }

    /// <summary>Carries a command out.</summary>
    /// <param name="command">The command with its circumstances.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is said to the person. A fault that is thrown is logged, and the person is told its id.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken);
}

/// <summary>A command with its circumstances.</summary>
/// <param name="Question">What was read; <see cref="IncomingQuestion.Request"/> is the command.</param>
/// <param name="Capabilities">What the platform can do.</param>
/// <param name="Language">The language of the bot's own words to this person.</param>
/// <param name="Asker">Pseudonym of the person.</param>
/// <param name="ShowAsync">Shows something before the reply, as far as the platform can: best effort, never throws, fast ones are left out.</param>
public sealed record CommandCall(
    IncomingQuestion Question,
    PlatformCapabilities Capabilities,
    Language Language,
    string Asker,
    Func<Reply, CancellationToken, ValueTask> ShowAsync)
{
    /// <summary>Gets the command.</summary>
    public ChatRequest Request => Question.Request;
}
