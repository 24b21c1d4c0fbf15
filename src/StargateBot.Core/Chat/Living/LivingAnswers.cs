using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Telemetry;

namespace StargateBot.Core.Chat.Living;

/// <summary>Works off the corrections of earlier answers, beside the questions.</summary>
internal sealed partial class LivingAnswers(
    CorrectionPlanner planner,
    Corrector corrector,
    ICorrectionStore corrections,
    IAnswerLog answers,
    LivingState state,
    IOptions<LivingAnswersOptions> options,
    ILogger<LivingAnswers> logger) : IBackgroundWork
{
    /// <summary>How many corrections are held at once.</summary>
    public const int BatchSize = 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        while (true)
        {
            var isLeft = await TryAsync(() => WorkOffAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            await state.WaitAsync(isLeft ? LivingState.SecondLook : Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            while (state.TryTakeSecondLook(out var swap))
            {
                await TryAsync(async () => await planner.PlanAsync(swap, cancellationToken).ConfigureAwait(false) > 0, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Looks at each correction once: a disk that takes no note of what was done would give them again and again.
    private async Task<bool> WorkOffAsync(CancellationToken cancellationToken)
    {
        var seen = new HashSet<Correction>();
        var left = 0;
        while (true)
        {
            var pending = await corrections.ReadPendingAsync(left + BatchSize, cancellationToken).ConfigureAwait(false);
            Correction[] batch = [.. pending.Where(seen.Add)];
            if (batch.Length == 0)
            {
                return pending.Count > 0;
            }

            state.LastChange ??= pending[^1].Change;
            left += await WorkOffAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    // A platform that makes us wait does not hold up another one.
    private async Task<int> WorkOffAsync(IEnumerable<Correction> batch, CancellationToken cancellationToken)
    {
        var lanes = new Dictionary<string, List<Correction>>(StringComparer.Ordinal);
        foreach (var correction in batch)
        {
            var answer = await answers.FindAsync(correction.AnswerId, cancellationToken).ConfigureAwait(false);
            var platform = answer?.Place.Platform ?? "";
            if (!lanes.TryGetValue(platform, out var lane))
            {
                lanes[platform] = lane = [];
            }

            lane.Add(correction);
        }

        return (await Task.WhenAll(lanes.Values.Select(lane => WorkOffAsync(lane, cancellationToken))).ConfigureAwait(false)).Sum();
    }

    private async Task<int> WorkOffAsync(List<Correction> lane, CancellationToken cancellationToken)
    {
        var left = 0;
        foreach (var correction in lane)
        {
            var became = await CorrectAsync(correction, cancellationToken).ConfigureAwait(false);
            if (became == CorrectionState.Pending)
            {
                left++;
                continue;
            }

            await corrections.CompleteAsync(correction, became, cancellationToken).ConfigureAwait(false);
            ChatTelemetry.Corrections.Add(1, new KeyValuePair<string, object?>("state", NameOf(became)));
            LogCorrected(correction.AnswerId, correction.Change, became);
        }

        return left;
    }

    // One that fails must not come again and again, and must not hold up the others.
    private async Task<CorrectionState> CorrectAsync(Correction correction, CancellationToken cancellationToken)
    {
        try
        {
            return await corrector.CorrectAsync(correction, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFault(exception, correction.AnswerId);
            return CorrectionState.Skipped;
        }
    }

    private async Task<bool> TryAsync(Func<Task<bool>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogInterrupted(exception);
            return true;
        }
    }

    private static string NameOf(CorrectionState state) => state switch
    {
        CorrectionState.Edited => "edited",
        CorrectionState.Unchanged => "unchanged",
        _ => "skipped",
    };

    [LoggerMessage(EventId = 286, Level = LogLevel.Debug, Message = "Answer {AnswerId} after change {Change}: {State}.")]
    private partial void LogCorrected(string answerId, string change, CorrectionState state);

    [LoggerMessage(EventId = 287, Level = LogLevel.Error, Message = "Answer {AnswerId} could not be corrected.")]
    private partial void LogFault(Exception exception, string answerId);

    [LoggerMessage(EventId = 288, Level = LogLevel.Error, Message = "Correcting earlier answers was interrupted; it goes on in a while.")]
    private partial void LogInterrupted(Exception exception);
}
