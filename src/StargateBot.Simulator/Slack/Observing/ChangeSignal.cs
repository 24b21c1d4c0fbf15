namespace StargateBot.Simulator.Slack;

/// <summary>Wakes those who wait for something to change.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Wakes everybody who waits.</summary>
    public void Changed() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Waits for the next change.</summary>
    /// <param name="already">Asked once after the wait has begun, so that no change is missed; true ends the wait at once.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task NextAsync(Func<bool> already, CancellationToken cancellationToken)
    {
        var next = Volatile.Read(ref _next).Task;
        return already() ? Task.CompletedTask : next.WaitAsync(cancellationToken);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
