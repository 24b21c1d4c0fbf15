using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Intake;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Handling;

/// <summary>Finds out what to reply to a question, and remembers it.</summary>
internal sealed partial class ReplyMaker(
    IAnswerService answers,
    IConversationMemory memory,
    IAnswerLog log,
    UserPseudonyms pseudonyms,
    ChatAdmins admins,
    CommandHandlers handlers,
    ReplyComposer composer,
    TimeProvider time,
    ILogger<ReplyMaker> logger)
{
    /// <summary>Makes the reply to a question. A fault becomes a reply too.</summary>
    /// <param name="pending">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The reply, or null when nothing is to be said to somebody who did not ask the bot.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<Reply?> MakeAsync(PendingQuestion pending, CancellationToken cancellationToken)
    {
        var question = pending.Question;
        var capabilities = pending.Platform.Capabilities;
        try
        {
            switch (question.Request.Command)
            {
                case ChatCommand.Ask:
                    var answer = await AnswerAsync(question, cancellationToken).ConfigureAwait(false);
                    return question.OnlyIfAnswered && answer.Outcome != AnswerOutcome.Answered ? null : composer.Of(answer, capabilities);
                case ChatCommand.Topic:
                    return await TopicAsync(question, capabilities, cancellationToken).ConfigureAwait(false);
                case ChatCommand.Help:
                    return composer.Help(composer.LanguageOf(question), capabilities);
                case ChatCommand.Sources:
                    return await SourcesAsync(question, cancellationToken).ConfigureAwait(false);
                case ChatCommand.Outdated:
                    return Notice(question, texts => texts.OutdatedButton);
                case var command when AdminCommands.Contain(command) && !await admins.ContainAsync(question, cancellationToken).ConfigureAwait(false):
                    LogNoAdmin(question.EventKey, command);
                    return Notice(question, texts => texts.AdminsOnly) with { Outcome = AnswerOutcome.Limited };
                default:
                    return await handlers.HandleAsync(pending, composer.LanguageOf(question), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var failed = ReplyComposer.Failed(composer.LanguageOf(question));
            LogFault(exception, question.EventKey, failed.TraceId);
            return question.OnlyIfAnswered ? null : failed;
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
        var asked = new Question(question.Request.Text) { History = conversation.Questions, Language = question.Language, Locale = question.Locale };
        var answer = await answers.AnswerAsync(asked, cancellationToken).ConfigureAwait(false);
        var isUnasked = question.OnlyIfAnswered && answer.Outcome != AnswerOutcome.Answered;
        if (!isUnasked && answer.Outcome is not (AnswerOutcome.Failed or AnswerOutcome.Limited))
        {
            await RememberAsync(question, asked, answer, cancellationToken).ConfigureAwait(false);
        }

        return answer;
    }

    private async ValueTask RememberAsync(IncomingQuestion question, Question asked, Answer answer, CancellationToken cancellationToken)
    {
        try
        {
            var asker = pseudonyms.Of(question.Place, question.Author.UserId);
            log.Add(new LoggedAnswer
            {
                Answer = answer,
                EventKey = question.EventKey,
                Place = question.Place,
                Asker = asker,
                Question = asked,
                At = time.GetUtcNow(),
            });
            await memory.RememberAsync(question.Conversation, asker, asked.Text, answer, cancellationToken).ConfigureAwait(false);
            if (question.OpensConversation is { } opened && opened != question.Conversation)
            {
                await memory.RememberAsync(opened, asker, asked.Text, answer, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The answer is made: a conversation that forgets it is better than none.
            LogNotRemembered(exception, question.EventKey);
        }
    }

    private async ValueTask<Reply> TopicAsync(IncomingQuestion question, PlatformCapabilities capabilities, CancellationToken cancellationToken)
    {
        var offered = question.Request.AnswerId is { } id ? await log.FindAsync(id, cancellationToken).ConfigureAwait(false) : null;
        if (offered is null
            || !int.TryParse(question.Request.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)
            || index >= offered.Answer.Topics.Count)
        {
            return Notice(question, texts => texts.OutdatedButton);
        }

        var topic = question with
        {
            Request = new ChatRequest(ChatCommand.Ask, offered.Answer.Topics[index]),
            Language = question.Language ?? offered.Answer.Language,
        };
        return composer.Of(await AnswerAsync(topic, cancellationToken).ConfigureAwait(false), capabilities);
    }

    private async ValueTask<Reply> SourcesAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        if (question.Request.AnswerId is { } id)
        {
            return await log.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } found
                ? ReplyComposer.Sources(found.Answer, question.Language ?? found.Answer.Language)
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

    [LoggerMessage(EventId = 223, Level = LogLevel.Warning, Message = "{EventKey} is refused: {Command} is for admins.")]
    private partial void LogNoAdmin(string eventKey, ChatCommand command);
}
