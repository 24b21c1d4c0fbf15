namespace StargateBot.Storage.Engine;

/// <summary>Something that is to be written. Handed over once; written in the order of handing over.</summary>
internal abstract class WriteOperation
{
    /// <summary>Gets whether somebody waits for it; the others are written with the next that is, or a few milliseconds later.</summary>
    public virtual bool IsUrgent => false;

    /// <summary>Gets whether it is written later when the disk refuses it now.</summary>
    public virtual bool IsRepeated => true;

    /// <summary>Writes it, inside a transaction with others. May be called again after the transaction was undone.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="now">The time.</param>
    public abstract void Write(StoreConnection connection, WriteTime now);

    /// <summary>Told once that it is safe, or that it cannot be made so now. Must not throw or take long.</summary>
    /// <param name="isKept">Whether it is safe.</param>
    public virtual void End(bool isKept)
    {
    }
}

/// <summary>Something that is to be written and that somebody waits for.</summary>
internal abstract class AwaitedOperation : WriteOperation
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public override bool IsUrgent => true;

    /// <summary>Gets what ends when it is safe (true) or cannot be made so now (false).</summary>
    public Task<bool> Ended => _end.Task;

    /// <inheritdoc/>
    public override void End(bool isKept) => _end.TrySetResult(isKept);
}

/// <summary>An operation where speed does not matter.</summary>
/// <param name="write">Writes it.</param>
/// <param name="isRepeated">Whether it is written later when the disk refuses it now.</param>
internal sealed class SimpleOperation(Action<StoreConnection, WriteTime> write, bool isRepeated) : AwaitedOperation
{
    /// <inheritdoc/>
    public override bool IsRepeated => isRepeated;

    /// <inheritdoc/>
    public override void Write(StoreConnection connection, WriteTime now) => write(connection, now);
}

/// <summary>Ends when everything before it has.</summary>
internal sealed class WriteBarrier : AwaitedOperation
{
    /// <inheritdoc/>
    public override bool IsRepeated => false;

    /// <inheritdoc/>
    public override void Write(StoreConnection connection, WriteTime now)
    {
    }
}

/// <summary>The time of a transaction, and numbers that grow with every use.</summary>
/// <param name="time">The clock.</param>
internal sealed class WriteTime(TimeProvider time)
{
    private long _lastTicks;

    /// <summary>Gets the time of the transaction.</summary>
    public DateTimeOffset Now { get; private set; } = time.GetUtcNow();

    /// <summary>Gets the time of the transaction in milliseconds since 1970.</summary>
    public long Milliseconds => Now.ToUnixTimeMilliseconds();

    /// <summary>Looks at the clock.</summary>
    public void Advance() => Now = time.GetUtcNow();

    /// <summary>Makes the next ticks later than those that an earlier process wrote, also when the clock was set back.</summary>
    public void StartAfter(long ticks) => _lastTicks = Math.Max(_lastTicks, ticks);

    /// <summary>Gets the time in ticks, never twice the same.</summary>
    public long NextTicks() => _lastTicks = Math.Max(_lastTicks + 1, Now.UtcTicks);
}
