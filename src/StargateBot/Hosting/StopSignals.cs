using System.Runtime.InteropServices;

namespace StargateBot.Hosting;

/// <summary>Turns the first Ctrl-C or SIGTERM into a graceful stop; the second Ctrl-C ends the program at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations;

    /// <summary>Begins to listen for the signals.</summary>
    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop),
    ];

    /// <summary>Gets the end of the wait: somebody asked the program to stop.</summary>
    public Task Stopped => _stop.Task;

    /// <summary>Leaves the signals to the system again.</summary>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    // Cancel: the system does not end the program. A repeated SIGTERM of a service manager is patience, a repeated Ctrl-C is not.
    private void Stop(PosixSignalContext context) => context.Cancel = _stop.TrySetResult() || context.Signal == PosixSignal.SIGTERM;
}
