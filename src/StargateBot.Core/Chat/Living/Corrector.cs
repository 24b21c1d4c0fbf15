using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Delivery;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Living;

/// <summary>Corrects one answer where it stands.</summary>
/// <remarks>
/// The new answer is logged before the message is edited, under an id that follows from the correction: after a crash the same steps lead
/// to the same message, the outbox knows whether the edit was handed over, and the next change finds the answer that its message shows.
/// </remarks>
internal sealed partial class Corrector(
    IAnswerService service,
    IAnswerLog answers,
    Outbox outbox,
    ChatPlatforms platforms,
    CorrectionReplies replies,
    EditPace pace,
    LivingState state,
    TimeProvider time,
    ILogger<Corrector> logger)
{
    /// <summary>An answer that is younger and stands nowhere may be on its way.</summary>
    public static readonly TimeSpan DeliveryTime = TimeSpan.FromSeconds(30);

    // A chain of replaced answers grows by one with each correction in a few days; one that is longer would be a fault.
    private const int MaxReplacements = 100;
    private const int MaxAsked = 5;

    /// <summary>Corrects an answer.</summary>
    /// <param name="correction">Which one, after which change.</param>
    /// <param name="cancellationToken">Gives up; what was not finished is finished by the next call.</param>
    /// <returns>What became of it; <see cref="CorrectionState.Pending"/> when it cannot be told yet.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<CorrectionState> CorrectAsync(Correction correction, CancellationToken cancellationToken)
    {
        var key = $"correction:{correction.Change}:{correction.AnswerId}";
        var newId = IdOf(key);
        var handedOver = await outbox.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(correction.AnswerId, newId, cancellationToken).ConfigureAwait(false) is not { } earlier)
        {
            return handedOver is null ? CorrectionState.Skipped : CorrectionState.Edited;
        }

        if (earlier.Address is not { Target: { Private: false, Token: null } } address || address.MessageIds.Count == 0)
        {
            return earlier.Address is null && time.GetUtcNow() - earlier.At < DeliveryTime ? CorrectionState.Pending : CorrectionState.Skipped;
        }

        if (!platforms.Contain(address.Target.Place))
        {
            LogNoPlatform(earlier.Answer.TraceId, address.Target.Place.Platform);
            return CorrectionState.Skipped;
        }

        var platform = platforms.Of(address.Target.Place);
        if (handedOver is not null)
        {
            // An earlier process handed the first part over; the chat's start goes on with it.
            await EditLaterPartsAsync(platform, earlier, key, cancellationToken).ConfigureAwait(false);
            return CorrectionState.Edited;
        }

        var current = await AskAsync(earlier, newId, cancellationToken).ConfigureAwait(false);
        if (current.Outcome is AnswerOutcome.Failed or AnswerOutcome.Limited)
        {
            LogNotAnswered(earlier.Answer.TraceId, current.Outcome);
            return CorrectionState.Skipped;
        }

        return AnswerWords.AreSame(earlier.Answer, current)
            ? CorrectionState.Unchanged
            : await EditAsync(platform, earlier, current, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the id of the answer that a correction makes: eight hexadecimal digits, as every answer's.</summary>
    /// <param name="key">Key of the correction.</param>
    private static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 4));

    // What this very correction put in its place before a crash may not have been shown: then the earlier one still stands.
    private async ValueTask<LoggedAnswer?> FindAsync(string id, string newId, CancellationToken cancellationToken)
    {
        var found = await answers.FindAsync(id, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < MaxReplacements && found?.ReplacedBy is { } next && next != newId; i++)
        {
            found = await answers.FindAsync(next, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    // A swap between asking and logging would not find the new answer: then it is asked once more.
    private async Task<Answer> AskAsync(LoggedAnswer earlier, string newId, CancellationToken cancellationToken)
    {
        var standing = earlier.Answer.TraceId;
        for (var asked = 1; ; asked++)
        {
            var swaps = state.Swaps;
            var answer = await service.AnswerAsync(
                earlier.Question with { Language = earlier.Answer.Language }, cancellationToken).ConfigureAwait(false);
            if (answer.Outcome is AnswerOutcome.Failed or AnswerOutcome.Limited)
            {
                return answer;
            }

            // The same words from a passage that changed elsewhere: the buttons stay those of the earlier answer.
            answer = answer with { TraceId = AnswerWords.AreSame(earlier.Answer, answer) ? earlier.Answer.TraceId : newId };
            answers.Replace(standing, earlier with { Answer = answer, ReplacedBy = null });
            standing = answer.TraceId;
            if (state.Swaps == swaps || asked == MaxAsked)
            {
                return answer;
            }
        }
    }

    private async Task<CorrectionState> EditAsync(
        IChatPlatform platform, LoggedAnswer earlier, Answer current, string key, CancellationToken cancellationToken)
    {
        var address = earlier.Address!;
        var date = time.GetUtcNow();
        var reply = replies.Make(earlier, current, date, platform, address.Target, key);
        await pace.WaitAsync(platform.Name, cancellationToken).ConfigureAwait(false);
        var report = await outbox.DeliverAsync(platform, reply, address.Target, key, cancellationToken).ConfigureAwait(false);
        if (report.State == DeliveryState.GivenUp)
        {
            LogRefused(platform.Name, earlier.Answer.TraceId);
            answers.Replace(current.TraceId, earlier with { ReplacedBy = null });
            return CorrectionState.Skipped;
        }

        await EditLaterPartsAsync(platform, earlier, key, cancellationToken).ConfigureAwait(false);
        answers.Deliver(current.TraceId, new MessageAddress(address.Target, report.MessageIds.Count > 0 ? report.MessageIds : [address.MessageIds[0]]));
        return CorrectionState.Edited;
    }

    private async Task EditLaterPartsAsync(IChatPlatform platform, LoggedAnswer earlier, string key, CancellationToken cancellationToken)
    {
        var address = earlier.Address!;
        for (var part = 1; part < address.MessageIds.Count; part++)
        {
            await pace.WaitAsync(platform.Name, cancellationToken).ConfigureAwait(false);
            await outbox.DeliverAsync(
                platform,
                CorrectionReplies.LaterPart(earlier.Answer.Language, time.GetUtcNow()),
                address.Target with { MessageToEdit = address.MessageIds[part] },
                $"{key}~{part}",
                cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 283, Level = LogLevel.Information, Message = "Answer {AnswerId} is not corrected: {Platform} is not configured.")]
    private partial void LogNoPlatform(string answerId, string platform);

    [LoggerMessage(EventId = 284, Level = LogLevel.Warning, Message = "Answer {AnswerId} is not corrected: asked again, its question ended as {Outcome}.")]
    private partial void LogNotAnswered(string answerId, AnswerOutcome outcome);

    [LoggerMessage(EventId = 285, Level = LogLevel.Information, Message = "{Platform} did not take the correction of answer {AnswerId}; it stays as it is.")]
    private partial void LogRefused(string platform, string answerId);
}
