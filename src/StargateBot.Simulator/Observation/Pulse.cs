namespace StargateBot.Simulator.Observation;

/// <summary>Lets tests wait for a condition without polling: whoever changes something beats, whoever waits looks again.</summary>
internal sealed class Pulse
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;

    /// <summary>Wakes all who wait.</summary>
    public void Beat()
    {
        if (Volatile.Read(ref _next) is null)
        {
            return;
        }

        TaskCompletionSource? beaten;
        lock (_lock)
        {
            beaten = _next;
            _next = null;
        }

        beaten?.TrySetResult();
    }

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">Looked at now and after each beat; it must be cheap and must not throw.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>A task that ends when the condition holds.</returns>
    public async Task WaitUntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The next beat is taken before the look, so that no change falls between the two.
            Task beat;
            lock (_lock)
            {
                var next = _next ?? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Volatile.Write(ref _next, next);
                beat = next.Task;
            }

            if (condition())
            {
                return;
            }

            await beat.WaitAsync(cancellationToken);
        }
    }
}
