using System.Globalization;
using System.Security.Cryptography;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat;

/// <summary>Makes everything that the bot says on a platform.</summary>
/// <param name="suggestions">Questions to begin with.</param>
/// <param name="defaults">What holds where nothing else tells.</param>
public sealed class ReplyComposer(ISuggestedQuestions suggestions, ChatDefaults defaults)
{
    /// <summary>How many questions are suggested.</summary>
    public const int MaxSuggestions = 4;

    // Some suggestions may be too long for a button.
    private const int SuggestionsLookedAt = 12;

    private const string Bullet = "\n• ";

    /// <summary>Makes the reply that gives an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="capabilities">What the platform can do.</param>
    public Reply Of(Answer answer, PlatformCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(capabilities);
        var reply = new Reply
        {
            Kind = answer.Outcome switch
            {
                AnswerOutcome.Answered => ReplyKind.Answer,
                AnswerOutcome.Abstained => ReplyKind.Abstention,
                AnswerOutcome.Help => ReplyKind.Help,
                _ => ReplyKind.Notice,
            },
            Language = answer.Language,
            Text = answer.Text,
            Snapshot = answer.Snapshot,
            TraceId = answer.TraceId,
            Outcome = answer.Outcome,
        };
        return reply.Kind switch
        {
            ReplyKind.Answer => reply with { Sources = OriginalsFirst(answer.Citations), Actions = AnswerActions(answer, capabilities) },
            ReplyKind.Abstention => Abstention(reply with { Text = WithoutTopics(answer) }, answer, capabilities),
            ReplyKind.Help => WithSuggestions(reply, capabilities),
            _ => reply,
        };
    }

    /// <summary>Makes the reply that says what the bot is and how to ask, with a few questions to begin with.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="capabilities">What the platform can do: without buttons the questions stand in the text.</param>
    public Reply Help(Language language, PlatformCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        return WithSuggestions(
            new Reply { Kind = ReplyKind.Help, Language = language, Text = AnswerTexts.For(language).Help, Outcome = AnswerOutcome.Help }, capabilities);
    }

    /// <summary>Makes the reply that shows the evidence of an answer.</summary>
    /// <param name="answer">An answer with citations.</param>
    /// <param name="language">The language of the bot's own words.</param>
    public static Reply Sources(Answer answer, Language language)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new Reply
        {
            Kind = ReplyKind.Sources,
            Language = language,
            Text = ChatTexts.For(language).SourcesIntroduction,
            Sources = OriginalsFirst(answer.Citations),
            Snapshot = answer.Snapshot,
            TraceId = answer.TraceId,
            Outcome = AnswerOutcome.Answered,
        };
    }

    /// <summary>Makes a short word of the bot itself.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="text">The word.</param>
    /// <param name="outcome">The outcome of the question.</param>
    public static Reply Notice(Language language, string text, AnswerOutcome outcome) =>
        new() { Kind = ReplyKind.Notice, Language = language, Text = text, Outcome = outcome };

    /// <summary>Makes the reply after a fault of ours, with a new id that is to be logged beside the fault.</summary>
    /// <param name="language">Its language.</param>
    public static Reply Failed(Language language)
    {
        var traceId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return Notice(language, AnswerTexts.For(language).Failed(traceId), AnswerOutcome.Failed) with { TraceId = traceId };
    }

    /// <summary>Decides the language of the bot's own words to somebody: the language asked for, else that of a question's words, else the locale, else the default.</summary>
    /// <param name="question">What they said.</param>
    public Language LanguageOf(IncomingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Language
            ?? (question.Request is { Command: ChatCommand.Ask, Text.Length: > 0 } ? LanguageIdentifier.Identify(question.Request.Text).Language : null)
            ?? question.Locale
            ?? defaults.Language;
    }

    private static IReadOnlyList<Citation> OriginalsFirst(IReadOnlyList<Citation> citations)
    {
        foreach (var citation in citations)
        {
            if (citation.IsTranslation)
            {
                return [.. citations.OrderBy(c => c.IsTranslation)];
            }
        }

        return citations;
    }

    // What the reader needs most comes first: a platform with little room shows the first ones.
    private static ReplyAction[] AnswerActions(Answer answer, PlatformCapabilities capabilities)
    {
        var texts = ChatTexts.For(answer.Language);
        return Fitting(
            [
                .. answer.Citations.Count > 0 ? [new ReplyAction(texts.SourcesButton, About(answer, ChatCommand.Sources))] : (ReplyAction[])[],
                new ReplyAction(texts.HelpfulButton, About(answer, ChatCommand.Helpful)),
                new ReplyAction(texts.NotHelpfulButton, About(answer, ChatCommand.NotHelpful)),
            ],
            capabilities);
    }

    // Topics are buttons where all of them fit, and a list where they do not: nobody reads them twice.
    private static Reply Abstention(Reply reply, Answer answer, PlatformCapabilities capabilities)
    {
        var notify = Fitting([new ReplyAction(ChatTexts.For(answer.Language).NotifyMeButton, About(answer, ChatCommand.NotifyMe))], capabilities);
        var topics = Fitting([.. answer.Topics.Select((topic, index) => new ReplyAction(topic, TopicOf(answer, index)))], capabilities);
        return topics.Length == answer.Topics.Count && topics.Length + notify.Length <= capabilities.MaxActions
            ? reply with { Actions = [.. topics, .. notify] }
            : reply with { Topics = answer.Topics, Actions = notify };
    }

    private static ChatRequest About(Answer answer, ChatCommand command) => new(command) { AnswerId = answer.TraceId };

    private static ChatRequest TopicOf(Answer answer, int index) =>
        new(ChatCommand.Topic, index.ToString(CultureInfo.InvariantCulture)) { AnswerId = answer.TraceId };

    private static ReplyAction[] Fitting(ReplyAction[] actions, PlatformCapabilities capabilities) =>
        [.. actions.Where(action => ActionCodec.Write(action.Request).Length <= capabilities.MaxActionLength).Take(capabilities.MaxActions)];

    // An answer's text lists the topics for a terminal; a platform has its own form for a list.
    private static string WithoutTopics(Answer answer)
    {
        var text = answer.Text.AsSpan();
        for (var i = answer.Topics.Count - 1; i >= 0; i--)
        {
            var line = Bullet + answer.Topics[i];
            if (!text.EndsWith(line, StringComparison.Ordinal))
            {
                return answer.Text;
            }

            text = text[..^line.Length];
        }

        return text.Length == answer.Text.Length ? answer.Text : text.ToString();
    }

    private Reply WithSuggestions(Reply reply, PlatformCapabilities capabilities)
    {
        var found = suggestions.Find(reply.Language, "", SuggestionsLookedAt);
        if (capabilities.MaxActions == 0)
        {
            return found.Count == 0 ? reply : reply with
            {
                Text = $"{reply.Text}\n\n{ChatTexts.For(reply.Language).YouCouldAsk}{string.Concat(found.Take(MaxSuggestions).Select(question => Bullet + question))}",
            };
        }

        var room = Math.Min(MaxSuggestions, capabilities.MaxActions);
        return reply with
        {
            Actions =
            [
                .. found.Select(question => new ReplyAction(question, new ChatRequest(ChatCommand.Ask, question)))
                    .Where(action => ActionCodec.Write(action.Request).Length <= capabilities.MaxActionLength)
                    .Take(room),
            ],
        };
    }
}

/// <summary>What holds where nothing else tells.</summary>
/// <param name="Language">The language of the bot's own words where neither the words nor the locale tell.</param>
public sealed record ChatDefaults(Language Language);
