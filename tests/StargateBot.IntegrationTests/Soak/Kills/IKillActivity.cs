namespace StargateBot.IntegrationTests.Soak.Kills;

/// <summary>Something that goes on while the worker is killed and started again.</summary>
internal interface IKillActivity
{
    /// <summary>Goes on until it is told to end. The worker may be there or not at any moment.</summary>
    /// <param name="cancellationToken">Tells it to end; that is no fault.</param>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Waits until the worker, which is not killed any more, has finished what was begun.</summary>
    /// <param name="cancellationToken">Gives up; what is not finished then is counted.</param>
    Task SettleAsync(CancellationToken cancellationToken);

    /// <summary>Counts, after the worker's end, what became of it.</summary>
    /// <param name="figures">Where to count.</param>
    Task CountAsync(KillFigures figures);
}
