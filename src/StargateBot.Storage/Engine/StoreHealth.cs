using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Storage.Engine;

/// <summary>How the store is; tells every change once.</summary>
/// <param name="retentionDays">How many days records are kept.</param>
/// <param name="logger">Told of changes.</param>
internal sealed partial class StoreHealth(int retentionDays, ILogger logger) : IStoreStatus
{
    private readonly Lock _gate = new();
    private volatile StoreFault _fault = StoreFault.None;

    /// <inheritdoc/>
    public bool IsKeeping => _fault.Kind == StoreFaultKind.None;

    /// <inheritdoc/>
    public string Detail => _fault.Detail;

    /// <inheritdoc/>
    public int RetentionDays => retentionDays;

    /// <summary>Gets what hinders the store.</summary>
    public StoreFaultKind Kind => _fault.Kind;

    /// <summary>Takes note of what hinders the store.</summary>
    /// <param name="fault">What it is.</param>
    /// <param name="exception">What told so, or null.</param>
    public void Set(StoreFault fault, Exception? exception)
    {
        lock (_gate)
        {
            var before = _fault.Kind;
            _fault = fault;
            if (before != fault.Kind)
            {
                LogFault(exception, fault.Detail);
            }
        }
    }

    /// <summary>Takes note that what is handed over is kept.</summary>
    /// <param name="repeated">How many writes were made up for.</param>
    /// <param name="lost">How many could not be.</param>
    public void Heal(int repeated, long lost)
    {
        lock (_gate)
        {
            if (_fault.Kind != StoreFaultKind.None)
            {
                _fault = StoreFault.None;
                LogHealed(repeated, lost);
            }
        }
    }

    [LoggerMessage(EventId = 600, Level = LogLevel.Error, Message = "The store keeps nothing now. {Detail}")]
    private partial void LogFault(Exception? exception, string detail);

    [LoggerMessage(EventId = 601, Level = LogLevel.Information,
        Message = "The store keeps what it is given again: {Repeated} writes were made up for, {Lost} could not be.")]
    private partial void LogHealed(int repeated, long lost);
}
