namespace StargateBot.Core.Chat;

/// <summary>What becomes of something that an adapter read.</summary>
public enum AdmissionKind
{
    /// <summary>It is answered: a place in the inbox is kept for it.</summary>
    Answer,

    /// <summary>It is refused with a reason that the person is told.</summary>
    Refuse,

    /// <summary>It was taken before: nothing is acknowledged twice, nothing is answered twice.</summary>
    Duplicate,

    /// <summary>A form is opened; <see cref="IChatIntake.Begin"/> is not called.</summary>
    Form,

    /// <summary>It is not for the bot.</summary>
    Ignore,
}

/// <summary>The verdict on one <see cref="IncomingQuestion"/>.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Question">The question, with the final visibility of its reply in <see cref="IncomingQuestion.ReplyTo"/>.</param>
/// <param name="Refusal">The reply to <see cref="AdmissionKind.Refuse"/>, else null.</param>
public sealed record Admission(AdmissionKind Kind, IncomingQuestion Question, Reply? Refusal = null)
{
    /// <summary>Gets whether the adapter has to acknowledge and call <see cref="IChatIntake.Begin"/>.</summary>
    public bool WantsReply => Kind is AdmissionKind.Answer or AdmissionKind.Refuse;

    /// <summary>Gets the form to open for <see cref="AdmissionKind.Form"/>, else null.</summary>
    public ChatForm? Form { get; init; }

    /// <summary>
    /// Gets the writing of the question to the store. Where the platform sends again what is not acknowledged, the adapter waits for it
    /// before it acknowledges, whatever <see cref="Kind"/> says. It does not fail. False: an earlier process took it; acknowledge it all the same and call <see cref="IChatIntake.Begin"/>, which drops it and frees its place.
    /// </summary>
    public Task<bool> Taken { get; init; } = AlreadyTaken;

    /// <summary>Gets the writing of what is not written.</summary>
    internal static Task<bool> AlreadyTaken { get; } = Task.FromResult(true);

    /// <summary>Gets when the question was handed in, a timestamp of the core's clock.</summary>
    internal long Arrived { get; init; }

    /// <summary>Gets whether an earlier process took the question and may have replied to it.</summary>
    internal bool IsResumed { get; init; }
}

/// <summary>Where adapters hand in what they read. Safe for many callers at once; never waits for an answer.</summary>
public interface IChatIntake
{
    /// <summary>Decides whether something is answered: addressed to the bot, by a person, not seen before, permitted, within limits, room in the inbox.</summary>
    /// <param name="question">What was read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<Admission> AdmitAsync(IncomingQuestion question, CancellationToken cancellationToken);

    /// <summary>Starts the work on an admission that wants a reply; to be called exactly once for it. Returns at once.</summary>
    /// <param name="admission">What <see cref="AdmitAsync"/> gave.</param>
    /// <param name="acknowledged">
    /// Ends when the platform was told that the request arrived; nothing is sent before. False: the acknowledgement was refused, the
    /// target's fallback is used. It must not fail.
    /// </param>
    void Begin(Admission admission, Task<bool> acknowledged);
}
