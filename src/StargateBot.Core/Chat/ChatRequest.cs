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
}

/// <summary>A command with what belongs to it.</summary>
/// <param name="Command">The command.</param>
/// <param name="Text">The question, without the mention of the bot; empty for other commands.</param>
public sealed record ChatRequest(ChatCommand Command, string Text = "")
{
    /// <summary>Gets the answer that is meant (its trace id), or null for the last one of the conversation.</summary>
    public string? AnswerId { get; init; }
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
