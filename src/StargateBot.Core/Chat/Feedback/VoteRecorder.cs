using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Feedback;

/// <summary>Keeps the vote of those who press "not helpful" when the form for the reason opens: many dismiss it, and their vote counts too.</summary>
/// <param name="feedback">Where votes are kept.</param>
/// <param name="pseudonyms">Hides who votes.</param>
/// <param name="time">Bounds the writing.</param>
/// <param name="logger">Told of votes that are lost.</param>
internal sealed partial class VoteRecorder(
    IFeedbackStore feedback, UserPseudonyms pseudonyms, TimeProvider time, ILogger<VoteRecorder> logger) : IFormObserver
{
    /// <summary>How many votes may be on their way to the store; more are dropped.</summary>
    public const int MaxUnderWay = 256;

    /// <summary>How long the writing of one vote may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private int _underWay;

    /// <inheritdoc/>
    public void OnOpening(IncomingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Request is { Command: ChatCommand.NotHelpful, AnswerId: { } answer })
        {
            // The opening of a form has a time limit of the platform: it waits for no disk.
            _ = RecordAsync(answer, pseudonyms.Of(question.Place, question.Author.UserId));
        }
    }

    private async Task RecordAsync(string answer, string voter)
    {
        if (Interlocked.Increment(ref _underWay) > MaxUnderWay)
        {
            Interlocked.Decrement(ref _underWay);
            LogDropped(answer);
            return;
        }

        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            using var limit = new CancellationTokenSource(Limit, time);
            await feedback.VoteAsync(answer, voter, isHelpful: false, reason: null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Nobody waits for it: the log is all there is.
            LogLost(exception, answer);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    [LoggerMessage(EventId = 260, Level = LogLevel.Warning, Message = "A vote on answer {AnswerId} is dropped: too many wait for the store.")]
    private partial void LogDropped(string answerId);

    [LoggerMessage(EventId = 261, Level = LogLevel.Warning, Message = "A vote on answer {AnswerId} could not be kept.")]
    private partial void LogLost(Exception exception, string answerId);
}
