using StargateBot.Core.Answering;
using StargateBot.Core.Languages;
using StargateBot.Localization;

namespace StargateBot.Conversation;

/// <summary>One conversation: questions with their history, and the commands beside them.</summary>
/// <param name="answers">What answers.</param>
/// <param name="view">How it looks.</param>
/// <param name="texts">Texts in the person's language.</param>
internal sealed class ChatSession(IAnswerService answers, IChatView view, Texts texts)
{
    /// <summary>Earlier questions that a follow-up may refer to; older ones are forgotten.</summary>
    public const int MaxHistory = 8;

    private readonly Queue<string> _history = new();
    private Language? _language;
    private Answer? _lastCited;

    /// <summary>Gets or sets the language of the replies, or null for that of each question.</summary>
    public Language? ReplyLanguage
    {
        get => _language;
        init => _language = value;
    }

    /// <summary>Gets the language to fall back to: the person's locale.</summary>
    public Language? Locale { get; init; }

    /// <summary>Talks until the person leaves or the input ends.</summary>
    /// <param name="cancellationToken">Ends the conversation.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await view.ReadLineAsync(cancellationToken) is { } line)
        {
            if (ChatCommandParser.Read(line) is { } order)
            {
                if (!Follow(order))
                {
                    return;
                }
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                await AnswerAsync(line, cancellationToken);
            }
        }
    }

    private async Task AnswerAsync(string line, CancellationToken cancellationToken)
    {
        var answer = await answers.AnswerAsync(
            new Question(line) { History = [.. _history], Language = _language, Locale = Locale }, cancellationToken);
        view.Show(answer);
        _lastCited = answer.Citations.Count > 0 ? answer : _lastCited;
        _history.Enqueue(line);
        if (_history.Count > MaxHistory)
        {
            _history.Dequeue();
        }
    }

    private bool Follow(ChatOrder order)
    {
        switch (order.Action)
        {
            case ChatAction.Quit:
                view.Notify(texts.ChatGoodbye);
                return false;
            case ChatAction.Help:
                view.Notify(ChatHelp.Lines(texts));
                break;
            case ChatAction.Sources when _lastCited is { } answer:
                view.ShowSources(answer);
                break;
            case ChatAction.Sources:
                view.Notify(texts.ChatNoSources);
                break;
            case ChatAction.Language:
                SetLanguage(order.Argument);
                break;
            default:
                view.Notify(texts.ChatUnknownCommand.With(order.Name));
                break;
        }

        return true;
    }

    private void SetLanguage(string argument)
    {
        if (LanguageCodes.TryParse(argument, out var language))
        {
            _language = language;
            view.Notify(Texts.For(language).ChatLanguageSet);
        }
        else if (argument.Equals("auto", StringComparison.OrdinalIgnoreCase))
        {
            _language = null;
            view.Notify(texts.ChatLanguageAuto);
        }
        else
        {
            view.Notify(texts.ChatLanguageUsage);
        }
    }
}
