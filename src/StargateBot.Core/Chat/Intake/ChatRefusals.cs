using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Knows why something is refused, and the words for it.</summary>
internal sealed partial class ChatRefusals(
    ChatPermissions permissions,
    ChatAdmins admins,
    PlaceSettings settings,
    RateLimiter limits,
    ReplyComposer composer,
    ILogger<ChatRefusals> logger)
{
    /// <summary>Gets the refusal where the bot does not answer this person in this place, or null.</summary>
    /// <param name="question">What is asked.</param>
    public Reply? OfPlace(IncomingQuestion question) =>
        permissions.Permits(question.Place, question.Author.UserId) && !IsForbidden(question)
            ? null
            : Refused(question, language => ChatTexts.For(language).NotAllowedHere, "not allowed");

    /// <summary>Counts something that is asked, and gets the refusal where that is too much, or null.</summary>
    /// <param name="question">What is asked.</param>
    public Reply? OfLimits(IncomingQuestion question)
    {
        var wait = limits.Take(question.Place, question.Author.UserId, question.OnlyIfAnswered);
        return wait > TimeSpan.Zero ? Refused(question, language => AnswerTexts.For(language).TooManyQuestions(wait), "too many") : null;
    }

    /// <summary>Gets the refusal where a command is for admins and the person is none, or null.</summary>
    /// <param name="question">The command.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<Reply?> OfRankAsync(IncomingQuestion question, CancellationToken cancellationToken) =>
        !AdminCommands.Contain(question.Request.Command) || await admins.ContainAsync(question, cancellationToken).ConfigureAwait(false)
            ? null
            : Refused(question, language => ChatTexts.For(language).AdminsOnly, "no admin");

    /// <summary>Gets the refusal while there is no room in the inbox.</summary>
    /// <param name="question">What is asked.</param>
    public Reply Busy(IncomingQuestion question) => Refused(question, language => AnswerTexts.For(language).Busy, "busy");

    /// <summary>Gets the refusal while the program ends.</summary>
    /// <param name="question">What is asked.</param>
    public Reply Restarting(IncomingQuestion question) => Refused(question, language => ChatTexts.For(language).Restarting, "restarting");

    // What an admin forbade for a channel must be possible to permit again from that channel.
    private bool IsForbidden(IncomingQuestion question) =>
        !AdminCommands.Contain(question.Request.Command) && settings.Of(question.Place).Allowed == false;

    private Reply Refused(IncomingQuestion question, Func<Language, string> text, string reason)
    {
        LogRefused(question.EventKey, question.Request.Command, reason);
        var language = composer.LanguageOf(question);
        return ReplyComposer.Notice(language, text(language), AnswerOutcome.Limited);
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Information, Message = "{EventKey} ({Command}) is refused: {Reason}.")]
    private partial void LogRefused(string eventKey, ChatCommand command, string reason);
}
