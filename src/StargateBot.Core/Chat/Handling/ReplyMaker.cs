using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;

namespace StargateBot.Core.Chat.Handling;

/// <summary>Finds out what to reply to a question, and remembers it.</summary>
internal sealed partial class ReplyMaker(IAnswerService answers, IConversationMemory memory, ReplyComposer composer, ILogger<ReplyMaker> logger)
{
    /// <summary>Makes the reply to a question. A fault becomes a reply too.</summary>
    /// <param name="pending">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<Reply> MakeAsync(PendingQuestion pending, CancellationToken cancellationToken)
    {
        var question = pending.Question;
        var capabilities = pending.Platform.Capabilities;
        try
        {
            return question.Request.Command switch
            {
                ChatCommand.Help => composer.Help(composer.LanguageOf(question), capabilities),
                ChatCommand.Sources => await SourcesAsync(question, cancellationToken).ConfigureAwait(false),
                _ => composer.Of(await AnswerAsync(question, cancellationToken).ConfigureAwait(false), capabilities),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var failed = ReplyComposer.Failed(composer.LanguageOf(question));
            LogFault(exception, question.EventKey, failed.TraceId);
            return failed;
        }
    }

    /// <summary>Makes the word that the program ends.</summary>
    /// <param name="question">The question that is not answered.</param>
    public Reply Restarting(IncomingQuestion question)
    {
        var language = composer.LanguageOf(question);
        return ReplyComposer.Notice(language, ChatTexts.For(language).Restarting, AnswerOutcome.Limited);
    }

    private async ValueTask<Answer> AnswerAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        LogQuestionSensitive(question.EventKey, question.Request.Text);
        var conversation = await memory.RecallAsync(question.Conversation, cancellationToken).ConfigureAwait(false);
        var answer = await answers.AnswerAsync(
            new Question(question.Request.Text) { History = conversation.Questions, Language = question.Language, Locale = question.Locale },
            cancellationToken).ConfigureAwait(false);
        if (answer.Outcome is not (AnswerOutcome.Failed or AnswerOutcome.Limited))
        {
            await RememberAsync(question, answer, cancellationToken).ConfigureAwait(false);
        }

        return answer;
    }

    private async ValueTask RememberAsync(IncomingQuestion question, Answer answer, CancellationToken cancellationToken)
    {
        try
        {
            var (user, text) = (question.Author.UserId, question.Request.Text);
            await memory.RememberAsync(question.Conversation, user, text, answer, cancellationToken).ConfigureAwait(false);
            if (question.OpensConversation is { } opened && opened != question.Conversation)
            {
                await memory.RememberAsync(opened, user, text, answer, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The answer is made: a conversation that forgets it is better than none.
            LogNotRemembered(exception, question.EventKey);
        }
    }

    private async ValueTask<Reply> SourcesAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        if (question.Request.AnswerId is { } id)
        {
            return await memory.FindAnswerAsync(id, cancellationToken).ConfigureAwait(false) is { } found
                ? ReplyComposer.Sources(found, question.Language ?? found.Language)
                : Notice(question, texts => texts.SourcesForgotten);
        }

        var conversation = await memory.RecallAsync(question.Conversation, cancellationToken).ConfigureAwait(false);
        return conversation.LastAnswer is { } last
            ? ReplyComposer.Sources(last, question.Language ?? last.Language)
            : Notice(question, texts => texts.NoSourcesYet);
    }

    private Reply Notice(IncomingQuestion question, Func<ChatTexts, string> text)
    {
        var language = composer.LanguageOf(question);
        return ReplyComposer.Notice(language, text(ChatTexts.For(language)), AnswerOutcome.Help);
    }

    [LoggerMessage(EventId = 220, Level = LogLevel.Error, Message = "Answering {EventKey} failed; the asker was given the id {TraceId}.")]
    private partial void LogFault(Exception exception, string eventKey, string traceId);

    [LoggerMessage(EventId = 221, Level = LogLevel.Warning, Message = "The conversation of {EventKey} could not be remembered.")]
    private partial void LogNotRemembered(Exception exception, string eventKey);

    [LoggerMessage(EventId = 222, Level = LogLevel.Trace, Message = "{EventKey} asks: {Question}")]
    private partial void LogQuestionSensitive(string eventKey, string question);
}
