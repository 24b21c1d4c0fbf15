using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Insights;

/// <summary>Shows admins what was asked in vain, and figures.</summary>
/// <param name="history">What was asked and answered.</param>
/// <param name="words">The word lists that questions are compared by.</param>
/// <param name="time">The clock.</param>
internal sealed class InsightCommands(IAnswerHistory history, KnowledgeWords words, TimeProvider time) : IChatCommandHandler
{
    /// <inheritdoc/>
    public IReadOnlyCollection<ChatCommand> Commands { get; } = [ChatCommand.Gaps, ChatCommand.Stats];

    /// <inheritdoc/>
    public async ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var language = command.Language;
        if (!InsightPeriod.TryParse(command.Request.Fields.GetValueOrDefault(RequestFields.Days), out var days))
        {
            return ReplyComposer.Notice(language, InsightTexts.For(language).DaysWrong(InsightPeriod.MaxDays), AnswerOutcome.Help);
        }

        var now = time.GetUtcNow();
        var since = now.AddDays(-days);
        var scope = InsightPeriod.ScopeOf(command.Question.Place);
        if (command.Request.Command == ChatCommand.Stats)
        {
            var figures = await history.SumAsync(scope, since, cancellationToken).ConfigureAwait(false);
            return ReplyComposer.Notice(language, StatsText.Write(figures, days, now, language), AnswerOutcome.Help);
        }

        var questions = await history.ReadOpenQuestionsAsync(scope, since, InsightPeriod.MaxQuestions, cancellationToken).ConfigureAwait(false);

        // Ten thousand questions keep a processor busy for a while: not the thread that brought the command.
        var gaps = await Task.Run(() => new GapGrouper(words.Analyzer).Group(questions, cancellationToken), cancellationToken).ConfigureAwait(false);
        return ReplyComposer.Notice(language, GapsText.Write(gaps, days, language), AnswerOutcome.Help);
    }
}
