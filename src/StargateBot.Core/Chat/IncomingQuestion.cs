using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat;

/// <summary>What an adapter read from its platform: a question, a command or a press of a button, not yet judged.</summary>
public sealed record IncomingQuestion
{
    /// <summary>Gets the key of the platform's event, unique over platforms and tenants, such as <c>slack:T1:event:Ev01</c>.</summary>
    public required string EventKey { get; init; }

    /// <summary>Gets the key of the message, when it is one: several events may tell of the same message.</summary>
    public string? MessageKey { get; init; }

    /// <summary>Gets where it was said.</summary>
    public required ChatPlace Place { get; init; }

    /// <summary>Gets the key of the conversation that it belongs to: order and memory go by it. Tenant included.</summary>
    public required string Conversation { get; init; }

    /// <summary>Gets the key of the conversation that the reply opens (a thread under the message), which then remembers this question too; null for none.</summary>
    public string? OpensConversation { get; init; }

    /// <summary>Gets who said it.</summary>
    public required ChatAuthor Author { get; init; }

    /// <summary>Gets how the bot was addressed.</summary>
    public required Addressing Addressing { get; init; }

    /// <summary>Gets what is asked.</summary>
    public required ChatRequest Request { get; init; }

    /// <summary>Gets the language that the reply must be in, or null to decide by the words.</summary>
    public Language? Language { get; init; }

    /// <summary>Gets the person's locale, or null when it is unknown or neither language.</summary>
    public Language? Locale { get; init; }

    /// <summary>Gets whether nobody asked the bot: it says nothing unless the knowledge holds the answer.</summary>
    public bool OnlyIfAnswered { get; init; }

    /// <summary>Gets where the reply goes.</summary>
    public required ReplyTarget ReplyTo { get; init; }
}
