namespace StargateBot.Core.Chat;

/// <summary>Work that goes on beside the questions for as long as the program runs, such as correcting earlier answers.</summary>
public interface IBackgroundWork
{
    /// <summary>Goes on with what an earlier process left, then works on what comes. Faults of single pieces are logged and never end it.</summary>
    /// <param name="cancellationToken">The program ends; what is not finished stays kept.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
