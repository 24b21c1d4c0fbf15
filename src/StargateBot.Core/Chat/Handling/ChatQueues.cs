namespace StargateBot.Core.Chat.Handling;

/// <summary>The two inboxes: a refusal must neither wait behind answers nor take their room.</summary>
internal sealed class ChatQueues : IDisposable
{
    /// <summary>Bounds of the questions to be answered.</summary>
    public static readonly InboxBounds AnswerBounds = new(Total: 512, PerConversation: 16, AtOnce: 64);

    /// <summary>Bounds of the refusals to be told.</summary>
    public static readonly InboxBounds RefusalBounds = new(Total: 256, PerConversation: 16, AtOnce: 32);

    /// <summary>Makes both.</summary>
    /// <param name="handler">Works on what they hold.</param>
    public ChatQueues(QuestionHandler handler)
    {
        Answers = new ChatInbox(AnswerBounds, handler.HandleAsync);
        Refusals = new ChatInbox(RefusalBounds, handler.HandleAsync);
    }

    /// <summary>Gets the questions that are answered.</summary>
    public ChatInbox Answers { get; }

    /// <summary>Gets the questions that are refused.</summary>
    public ChatInbox Refusals { get; }

    /// <summary>Gets the inbox of what is answered or refused.</summary>
    /// <param name="kind">The verdict on a question.</param>
    public ChatInbox Of(AdmissionKind kind) => kind == AdmissionKind.Refuse ? Refusals : Answers;

    /// <inheritdoc/>
    public void Dispose()
    {
        Answers.Dispose();
        Refusals.Dispose();
    }
}
