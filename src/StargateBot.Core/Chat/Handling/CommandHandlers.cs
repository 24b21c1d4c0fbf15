using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Commands;

namespace StargateBot.Core.Chat.Handling;

/// <summary>Finds the handler of a command, made not before the first command: handlers may themselves need parts of the core.</summary>
/// <param name="services">Where the handlers are registered.</param>
/// <param name="pseudonyms">Hides who gives a command.</param>
/// <param name="time">Measures how often progress is shown.</param>
/// <param name="logger">Told of what could not be shown.</param>
internal sealed class CommandHandlers(
    Func<IEnumerable<IChatCommandHandler>> services, UserPseudonyms pseudonyms, TimeProvider time, ILogger<CommandHandlers> logger)
{
    private readonly Lazy<Dictionary<ChatCommand, IChatCommandHandler>> _byCommand = new(
        () => services().SelectMany(handler => handler.Commands.Select(command => (command, handler))).ToDictionary(pair => pair.command, pair => pair.handler));

    /// <summary>Carries a command out.</summary>
    /// <param name="pending">The command.</param>
    /// <param name="language">The language of the bot's own words.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotSupportedException">Nobody carries this command out.</exception>
    public async ValueTask<Reply> HandleAsync(PendingQuestion pending, Languages.Language language, CancellationToken cancellationToken)
    {
        var question = pending.Question;
        if (!_byCommand.Value.TryGetValue(question.Request.Command, out var handler))
        {
            throw new NotSupportedException($"Nobody carries out '{question.Request.Command}'.");
        }

        var interim = new InterimReplies(pending, time, logger);
        var call = new CommandCall(
            question, pending.Platform.Capabilities, language, pseudonyms.Of(question.Place, question.Author.UserId), interim.ShowAsync);
        try
        {
            return await handler.HandleAsync(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await interim.EndAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
