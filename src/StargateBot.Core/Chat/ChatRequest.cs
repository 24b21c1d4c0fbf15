namespace StargateBot.Core.Chat;

/// <summary>What is asked of the bot.</summary>
public enum ChatCommand
{
    /// <summary>Answer a question.</summary>
    Ask,

    /// <summary>Show the evidence of an answer.</summary>
    Sources,

    /// <summary>Say what the bot can do.</summary>
    Help,

    /// <summary>Answer one of the topics that an abstention offered: <see cref="ChatRequest.AnswerId"/> and, in <see cref="ChatRequest.Text"/>, its index from 0.</summary>
    Topic,

    /// <summary>Say that an answer helped.</summary>
    Helpful,

    /// <summary>Say that an answer did not help; a form asks for the reason.</summary>
    NotHelpful,

    /// <summary>The form's reason why an answer did not help.</summary>
    GiveReason,

    /// <summary>Tell the person when the question of an abstention becomes covered.</summary>
    NotifyMe,

    /// <summary>Read the knowledge anew. For admins.</summary>
    Reload,

    /// <summary>Use a snapshot that was held back: its reload's id in <see cref="ChatRequest.Text"/>. For admins.</summary>
    SwapAnyway,

    /// <summary>Give up a snapshot that was held back: its reload's id in <see cref="ChatRequest.Text"/>. For admins.</summary>
    DiscardReload,

    /// <summary>Return to an earlier snapshot: its version in <see cref="ChatRequest.Text"/>, empty for the one before. For admins.</summary>
    Rollback,

    /// <summary>Show what is loaded and what can be returned to. For admins.</summary>
    Knowledge,

    /// <summary>Show what was asked in vain over <see cref="RequestFields.Days"/>. For admins.</summary>
    Gaps,

    /// <summary>Show figures over <see cref="RequestFields.Days"/>. For admins.</summary>
    Stats,

    /// <summary>Open the form that teaches a text. For admins.</summary>
    Teach,

    /// <summary>The form's taught text. For admins.</summary>
    SubmitTeach,

    /// <summary>Show or change the settings of the channel or, with <see cref="RequestFields.Everywhere"/>, of the whole server or workspace. For admins.</summary>
    Settings,

    /// <summary>Tell what is kept of the person.</summary>
    Privacy,

    /// <summary>Remove what is kept of the person, after one more press; <c>yes</c> in <see cref="ChatRequest.Text"/> is that press.</summary>
    ForgetMe,

    /// <summary>A button that this version does not know.</summary>
    Outdated,
}

/// <summary>Names of the fields of requests: what options, words and forms fill in.</summary>
public static class RequestFields
{
    /// <summary>How many days back: digits.</summary>
    public const string Days = "days";

    /// <summary>Why an answer did not help.</summary>
    public const string Reason = "reason";

    /// <summary>Title of a taught text.</summary>
    public const string Title = "title";

    /// <summary>A taught text in Indonesian.</summary>
    public const string Indonesian = "text-id";

    /// <summary>A taught text in English.</summary>
    public const string English = "text-en";

    /// <summary>Setting: whether the bot answers there, <c>on</c>, <c>off</c> or <c>unset</c>.</summary>
    public const string Allowed = "answer";

    /// <summary>Setting: whether messages without a mention are answered, <c>on</c>, <c>off</c> or <c>unset</c>.</summary>
    public const string WithoutMention = "without-mention";

    /// <summary>Setting: language of replies, <c>id</c>, <c>en</c> or <c>unset</c>.</summary>
    public const string Language = "language";

    /// <summary>Setting: whether the asker alone sees answers, <c>on</c>, <c>off</c> or <c>unset</c>.</summary>
    public const string Private = "private";

    /// <summary>Whether settings are those of the whole server or workspace, <c>on</c>.</summary>
    public const string Everywhere = "everywhere";
}

/// <summary>A command with what belongs to it.</summary>
/// <param name="Command">The command.</param>
/// <param name="Text">The question, without the mention of the bot; for other commands what their members say, else empty.</param>
public sealed record ChatRequest(ChatCommand Command, string Text = "")
{
    /// <summary>The fields of a request without any.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    /// <summary>Gets the answer that is meant (its trace id), or null for the last one of the conversation.</summary>
    public string? AnswerId { get; init; }

    /// <summary>Gets what was filled in, by <see cref="RequestFields"/>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;
}

/// <summary>How somebody turned to the bot.</summary>
public enum Addressing
{
    /// <summary>Not at all: said in a place that the bot can read. Counts only as a follow-up in a thread that the bot answered in: where the conversation is the place itself, and its asker writes.</summary>
    Ambient,

    /// <summary>A mention of the bot, or a reply to one of its messages.</summary>
    Mention,

    /// <summary>A direct message.</summary>
    Direct,

    /// <summary>A command, a shortcut or a context menu.</summary>
    Command,

    /// <summary>A button of one of the bot's messages.</summary>
    Action,
}
