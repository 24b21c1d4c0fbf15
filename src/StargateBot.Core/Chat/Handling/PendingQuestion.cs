using System.Diagnostics;

namespace StargateBot.Core.Chat.Handling;

/// <summary>An admitted question on its way to its reply.</summary>
/// <param name="Admission">The verdict on it.</param>
/// <param name="Acknowledged">Ends when the platform was told that it arrived; false when that was refused.</param>
/// <param name="Platform">Where it came from.</param>
internal sealed record PendingQuestion(Admission Admission, Task<bool> Acknowledged, IChatPlatform Platform)
{
    /// <summary>Gets the question.</summary>
    public IncomingQuestion Question => Admission.Question;

    /// <summary>Gets the trace of the event that brought it, when there is one.</summary>
    public ActivityContext Parent { get; } = Activity.Current?.Context ?? default;
}
