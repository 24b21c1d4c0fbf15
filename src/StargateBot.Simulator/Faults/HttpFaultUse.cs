namespace StargateBot.Simulator.Faults;

/// <summary>A fault that was added: how often it struck, and the way to end it.</summary>
public sealed class HttpFaultUse
{
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<HttpFaultUse> _remove;
    private int _matches;
    private int _hits;

    internal HttpFaultUse(HttpFault fault, Action<HttpFaultUse> remove)
    {
        Fault = fault;
        _remove = remove;
    }

    /// <summary>Gets what was added.</summary>
    public HttpFault Fault { get; }

    /// <summary>Gets how many requests met the fault.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Gets a task that ends when the first request meets the fault.</summary>
    public Task Struck => _struck.Task;

    internal Task Released => _released.Task;

    /// <summary>Lets the requests that <see cref="HttpFaultKind.Hold"/> holds go on, and all later ones.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Ends the fault; later requests pass.</summary>
    public void Remove() => _remove(this);

    /// <summary>Counts a matching request.</summary>
    /// <returns>True when the request meets the fault.</returns>
    internal bool TryStrike()
    {
        var number = Interlocked.Increment(ref _matches);
        if (number <= Fault.Skip || number - Fault.Skip > Fault.Count)
        {
            return false;
        }

        Interlocked.Increment(ref _hits);
        _struck.TrySetResult();
        return true;
    }
}
