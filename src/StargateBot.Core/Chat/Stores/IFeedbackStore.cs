namespace StargateBot.Core.Chat.Stores;

/// <summary>Keeps what people think of answers: one vote of each person for each answer, the last one counts.</summary>
public interface IFeedbackStore
{
    /// <summary>Keeps a vote.</summary>
    /// <param name="answerId">Trace id of the answer.</param>
    /// <param name="voter">Pseudonym of the person.</param>
    /// <param name="isHelpful">Whether the answer helped.</param>
    /// <param name="reason">Why it did not, or null; null keeps a reason that was given before with the same vote.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task VoteAsync(string answerId, string voter, bool isHelpful, string? reason, CancellationToken cancellationToken);
}
