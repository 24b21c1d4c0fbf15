namespace StargateBot.Testing.Chat;

/// <summary>Lets a test wait until what a fake recorded fulfils a condition, without asking again and again.</summary>
public sealed class Signal
{
    private readonly Lock _gate = new();
    private readonly List<(Func<bool> Condition, TaskCompletionSource Met)> _waiting = [];

    /// <summary>Says that something was recorded.</summary>
    public void Changed()
    {
        lock (_gate)
        {
            _waiting.RemoveAll(waiting => waiting.Condition() && waiting.Met.TrySetResult());
        }
    }

    /// <summary>Waits until a condition is fulfilled.</summary>
    /// <param name="condition">Looks at what was recorded; called with every change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (condition())
            {
                return Task.CompletedTask;
            }

            _waiting.Add((condition, met));
        }

        return met.Task.WaitAsync(TestTimeout.Step, TimeProvider.System, cancellationToken);
    }
}
