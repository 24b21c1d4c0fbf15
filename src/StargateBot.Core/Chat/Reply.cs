using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat;

/// <summary>What kind of thing the bot says.</summary>
public enum ReplyKind
{
    /// <summary>An answer with citations.</summary>
    Answer,

    /// <summary>The knowledge does not say; topics near the question follow.</summary>
    Abstention,

    /// <summary>The evidence of an answer: verbatim quotations.</summary>
    Sources,

    /// <summary>What the bot is and how to ask.</summary>
    Help,

    /// <summary>A refusal, a fault or another short word of the bot itself.</summary>
    Notice,
}

/// <summary>What the bot says, before a platform gives it a form.</summary>
public sealed record Reply
{
    /// <summary>Gets what kind of thing it is.</summary>
    public required ReplyKind Kind { get; init; }

    /// <summary>Gets the language of all of it.</summary>
    public required Language Language { get; init; }

    /// <summary>Gets the text: plain, but for <c>**bold**</c> leads and <c>[1]</c> marks; line feeds part its lines. Nothing in it is markup, mention or link.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the evidence, originals first. Renderers show titles and locators, and the quotations too for <see cref="ReplyKind.Sources"/>.</summary>
    public IReadOnlyList<Citation> Sources { get; init; } = [];

    /// <summary>Gets the nearest topics that the knowledge covers, plain text. <see cref="Text"/> leads to them and does not list them: renderers do.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Gets the buttons, most important first; a platform may show fewer.</summary>
    public IReadOnlyList<ReplyAction> Actions { get; init; } = [];

    /// <summary>Gets the version of the knowledge, or empty.</summary>
    public string Snapshot { get; init; } = "";

    /// <summary>Gets the id of the answer, or empty.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>Gets the outcome that the question had.</summary>
    public required AnswerOutcome Outcome { get; init; }
}

/// <summary>A button.</summary>
/// <param name="Label">What stands on it, plain text.</param>
/// <param name="Request">What pressing it asks; see <see cref="ActionCodec"/> for its written form.</param>
public sealed record ReplyAction(string Label, ChatRequest Request);
