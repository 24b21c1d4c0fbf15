using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Living;

/// <summary>Finds after each swap the answers that may not hold any more, and keeps that they are to be corrected.</summary>
internal sealed partial class CorrectionPlanner(
    IAnswerHistory history,
    IAnswerLog answers,
    ICorrectionStore corrections,
    LivingState state,
    IOptions<LivingAnswersOptions> options,
    TimeProvider time,
    ILogger<CorrectionPlanner> logger) : IKnowledgeObserver
{
    /// <summary>How many answers are corrected after one swap, the newest first.</summary>
    public const int MaxAnswers = 5_000;

    /// <summary>How many corrections to "no longer stated" are looked at again.</summary>
    private const int MaxAbstentions = 1_000;

    /// <inheritdoc/>
    public async ValueTask OnSwappedAsync(KnowledgeSwap swap, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        state.Begin(swap);
        try
        {
            await PlanAsync(swap, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The second look tries again.
            LogNotPlanned(exception, swap.NewVersion);
        }

        state.Wake();
    }

    /// <summary>Keeps the corrections of a swap. What is kept already is left as it is, so that looking again finds only what came late.</summary>
    /// <param name="swap">The swap.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many answers were found.</returns>
    public async Task<int> PlanAsync(KnowledgeSwap swap, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - TimeSpan.FromDays(options.Value.Days);
        var found = new HashSet<string>(StringComparer.Ordinal);
        PassageKey[] gone = [.. swap.Difference.Documents.SelectMany(document => document.Gone.Select(hash => new PassageKey(document.Id, hash)))];
        if (gone.Length > 0)
        {
            var citing = await history.ReadCitingAsync(gone, since, MaxAnswers, cancellationToken).ConfigureAwait(false);
            found.UnionWith(citing.Select(answer => answer.Answer.TraceId));
            if (citing.Count == MaxAnswers)
            {
                LogTooMany(MaxAnswers, swap.NewVersion);
            }
        }

        if (swap.Difference.Documents.Any(HasNews))
        {
            await AddNoLongerStatedAsync(found, since, cancellationToken).ConfigureAwait(false);
        }

        if (found.Count > 0)
        {
            await corrections.AddAsync([.. found.Select(id => new Correction(swap.Id, id))], cancellationToken).ConfigureAwait(false);
        }

        LogPlanned(found.Count, swap.OldVersion, swap.NewVersion);
        return found.Count;
    }

    private static bool HasNews(DocumentDifference document) => document.Added.Count + document.Changed.Count > 0;

    // What was corrected to "no longer stated" cites nothing, and may be stated again. Other abstentions stand nowhere.
    private async Task AddNoLongerStatedAsync(HashSet<string> found, DateTimeOffset since, CancellationToken cancellationToken)
    {
        foreach (var open in await history.ReadOpenQuestionsAsync(scope: null, since, MaxAbstentions, cancellationToken).ConfigureAwait(false))
        {
            if (open.Outcome != AnswerOutcome.Answered
                && await answers.FindAsync(open.AnswerId, cancellationToken).ConfigureAwait(false) is { Address: not null, ReplacedBy: null })
            {
                found.Add(open.AnswerId);
            }
        }
    }

    [LoggerMessage(EventId = 280, Level = LogLevel.Information, Message = "{Answers} earlier answers are looked at after the swap from {OldVersion} to {NewVersion}.")]
    private partial void LogPlanned(int answers, string oldVersion, string newVersion);

    [LoggerMessage(EventId = 281, Level = LogLevel.Warning, Message = "More than {Limit} answers cite what the swap to {NewVersion} changed; only the newest are corrected.")]
    private partial void LogTooMany(int limit, string newVersion);

    [LoggerMessage(EventId = 282, Level = LogLevel.Error, Message = "The answers to correct after the swap to {NewVersion} could not be found.")]
    private partial void LogNotPlanned(Exception exception, string newVersion);
}
