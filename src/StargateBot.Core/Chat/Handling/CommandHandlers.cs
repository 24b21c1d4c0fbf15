using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Commands;

namespace StargateBot.Core.Chat.Handling;

/// <summary>Finds the handler of a command, made not before the first command: handlers may themselves need parts of the core.</summary>
/// <param name="services">Where the handlers are registered.</param>
/// <param name="pseudonyms">Hides who gives a command.</param>
/// <param name="time">Measures how often progress is shown.</param>
/// <param name="logger">Told of what could not be shown.</param>
internal sealed partial class CommandHandlers(
    Func<IEnumerable<IChatCommandHandler>> services, UserPseudonyms pseudonyms, TimeProvider time, ILogger<CommandHandlers> logger)
{
    /// <summary>The shortest time between two signs of progress.</summary>
    public static readonly TimeSpan ShowInterval = TimeSpan.FromSeconds(1.5);

    private readonly Lazy<Dictionary<ChatCommand, IChatCommandHandler>> _byCommand = new(
        () => services().SelectMany(handler => handler.Commands.Select(command => (command, handler))).ToDictionary(pair => pair.command, pair => pair.handler));

    /// <summary>Carries a command out.</summary>
    /// <param name="pending">The command.</param>
    /// <param name="language">The language of the bot's own words.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotSupportedException">Nobody carries this command out.</exception>
    public ValueTask<Reply> HandleAsync(PendingQuestion pending, Languages.Language language, CancellationToken cancellationToken)
    {
        var question = pending.Question;
        if (!_byCommand.Value.TryGetValue(question.Request.Command, out var handler))
        {
            throw new NotSupportedException($"Nobody carries out '{question.Request.Command}'.");
        }

        var shown = new Interim(pending, time, logger);
        var call = new CommandCall(
            question, pending.Platform.Capabilities, language, pseudonyms.Of(question.Place, question.Author.UserId), shown.ShowAsync);
        return handler.HandleAsync(call, cancellationToken);
    }

    /// <summary>What is shown before the reply.</summary>
    private sealed partial class Interim(PendingQuestion pending, TimeProvider time, ILogger logger)
    {
        private long? _last;

        // Where nothing can be replaced, every sign would stay: one is enough.
        public async ValueTask ShowAsync(Reply reply, CancellationToken cancellationToken)
        {
            var isDue = _last is not { } last || (pending.Platform.Capabilities.ReplacesInterim && time.GetElapsedTime(last) >= ShowInterval);
            if (!isDue)
            {
                return;
            }

            _last = time.GetTimestamp();
            try
            {
                if (await pending.Acknowledged.WaitAsync(cancellationToken).ConfigureAwait(false))
                {
                    var question = pending.Question;
                    var message = pending.Platform.Render(reply, question.ReplyTo, $"{question.EventKey}~interim")[0] with { IsInterim = true };
                    await pending.Platform.SendAsync(message, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotShown(logger, exception);
            }
        }

        [LoggerMessage(EventId = 224, Level = LogLevel.Debug, Message = "Progress could not be shown.")]
        private static partial void LogNotShown(ILogger logger, Exception exception);
    }
}
