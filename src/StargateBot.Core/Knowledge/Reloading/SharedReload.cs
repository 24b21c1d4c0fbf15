namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>One reload that several wait for. It is given up when nobody waits any more.</summary>
internal sealed class SharedReload : IProgress<ReloadProgress>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly List<(ReloadRequest Request, IProgress<ReloadProgress>? Progress)> _waiting = [];
    private readonly TaskCompletionSource<ReloadReport> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    /// <summary>Gets whether somebody waits who can decide about what speaks against the new snapshot.</summary>
    public bool CanBeDecided
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Exists(waiting => waiting.Request.Reason is ReloadReason.Chat or ReloadReason.Teach);
            }
        }
    }

    /// <summary>Waits for the report as one of several.</summary>
    /// <param name="request">Who waits.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when the reload is over already and another one is needed.</returns>
    public Task<ReloadReport>? TryJoin(ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var waiting = (request, progress);
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            _waiting.Add(waiting);
        }

        return WaitAsync(waiting, cancellationToken);
    }

    /// <summary>Does the work and hands its end to all who wait.</summary>
    /// <param name="reload">The work.</param>
    public async Task RunAsync(Func<CancellationToken, Task<ReloadReport>> reload)
    {
        try
        {
            var report = await reload(_giveUp.Token);
            Dispose();
            _end.TrySetResult(report);
        }
        catch (Exception exception)
        {
            Dispose();
            _end.TrySetException(exception);
        }
    }

    /// <inheritdoc/>
    public void Report(ReloadProgress value)
    {
        IProgress<ReloadProgress>?[] told;
        lock (_gate)
        {
            told = [.. _waiting.Select(waiting => waiting.Progress)];
        }

        foreach (var progress in told)
        {
            progress?.Report(value);
        }
    }

    /// <summary>Lets nobody join any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _giveUp.Dispose();
        }
    }

    private async Task<ReloadReport> WaitAsync((ReloadRequest Request, IProgress<ReloadProgress>? Progress) waiting, CancellationToken cancellationToken)
    {
        try
        {
            return await _end.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            var givingUp = Task.CompletedTask;
            lock (_gate)
            {
                _waiting.Remove(waiting);
                if (_waiting.Count == 0 && !_closed)
                {
                    _closed = true;
                    givingUp = _giveUp.CancelAsync();
                }
            }

            await givingUp;
        }
    }
}
