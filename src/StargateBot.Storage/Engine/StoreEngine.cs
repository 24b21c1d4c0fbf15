using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;
using StargateBot.Core.Chat;
using StargateBot.Storage.Stores;

namespace StargateBot.Storage.Engine;

/// <summary>Writes what it is handed in the order of the calls, many in one transaction, and reads on other connections what was written before.</summary>
/// <remarks>
/// What the disk refuses is told by <see cref="StoreHealth"/>, is tried again later, and hinders nobody: the transaction is undone, who waits is
/// let go, and the writes are kept, a bounded number of them, until the disk takes them.
/// </remarks>
internal sealed partial class StoreEngine : IStoreReads, IAsyncDisposable
{
    /// <summary>How long the end of the program waits for what is still to be written.</summary>
    public static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(5);

    private static readonly Sql BeginSql = new("BEGIN IMMEDIATE");
    private static readonly Sql CommitSql = new("COMMIT");
    private static readonly Backoff Retries = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    private readonly StoreFile _file;
    private readonly StoreTuning _tuning;
    private readonly StoreHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly WriteTime _writeTime;
    private readonly WriteQueue _queue;
    private readonly ReaderPool _readers;
    private readonly Checkpoints _checkpoints;
    private readonly ITimer _retry;

    // Guards what follows: the writing connection and what belongs to it.
    private readonly Lock _gate = new();
    private readonly Queue<WriteOperation> _backlog = new();
    private Action<StoreConnection>? _opened;
    private StoreConnection? _writer;
    private long? _earlierTicks;
    private bool _isUsable;
    private bool _isRetryDue = true;
    private int _failures;
    private long _lost;
    private volatile bool _isClosed;

    /// <summary>Makes the engine; nothing is opened yet.</summary>
    public StoreEngine(StoreFile file, StoreTuning tuning, StoreHealth health, TimeProvider time, ILogger logger)
    {
        _file = file;
        _tuning = tuning;
        _health = health;
        _time = time;
        _logger = logger;
        _writeTime = new WriteTime(time);
        _queue = new WriteQueue(WriteBatch, tuning.Linger, time);
        _readers = new ReaderPool(file.Path, tuning.BusyTimeout);
        _checkpoints = new Checkpoints(file, tuning, logger);
        _retry = time.CreateTimer(static engine => ((StoreEngine)engine!).Retry(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets whether this process alone writes the file; what others left unfinished is ours to finish then.</summary>
    public bool IsOurs => _file.IsOurs;

    /// <summary>Gets the highest ticks that an earlier process wrote; those of this one are higher, also when the clock was set back.</summary>
    public long EarlierTicks
    {
        get
        {
            lock (_gate)
            {
                return _earlierTicks ?? 0;
            }
        }
    }

    /// <summary>Gets whether what is written outlives the process.</summary>
    public bool IsOnDisk => !_file.IsMemory;

    /// <summary>Opens the file now, not with the first write. Never throws for what the disk does.</summary>
    public void Open()
    {
        lock (_gate)
        {
            TryOpen();
        }
    }

    /// <summary>Leaves the file alone for the life of the process.</summary>
    /// <param name="fault">Why.</param>
    public void Refuse(StoreFault fault)
    {
        lock (_gate)
        {
            _isRetryDue = false;
            _health.Set(fault, null);
        }
    }

    /// <summary>Sets what is called, once, when the file is opened or has been; on the caller's or on the writer's thread.</summary>
    public void WhenOpened(Action<StoreConnection> opened)
    {
        lock (_gate)
        {
            if (_isUsable)
            {
                opened(_writer!);
            }
            else
            {
                _opened = opened;
            }
        }
    }

    /// <summary>Hands over something to be written. Returns at once.</summary>
    public void Add(WriteOperation operation)
    {
        // Writes that somebody waits for bring the others with them: they are the first to be refused when too much waits.
        var capacity = operation.IsUrgent ? _tuning.QueueCapacity : _tuning.QueueCapacity * 2;
        if (!_isClosed && _queue.TryAdd(operation, capacity))
        {
            return;
        }

        if (!_isClosed)
        {
            _health.Set(new StoreFault(StoreFaultKind.Slow, $"The disk of {_file.Path} is too slow: {capacity} writes wait. What is asked now is not kept over a restart."), null);
            Interlocked.Increment(ref _lost);
        }

        operation.End(isKept: false);
    }

    /// <summary>Hands over something to be written.</summary>
    /// <returns>Whether it is safe.</returns>
    public Task<bool> WriteAsync(AwaitedOperation operation)
    {
        Add(operation);
        return operation.Ended;
    }

    /// <summary>Hands over something to be written, where speed does not matter.</summary>
    /// <returns>Whether it is safe.</returns>
    public Task<bool> WriteAsync(Action<StoreConnection, WriteTime> write, CancellationToken cancellationToken) =>
        WriteAsync(new SimpleOperation(write, isRepeated: true)).WaitAsync(cancellationToken);

    /// <summary>Hands over something to be written now or not at all.</summary>
    /// <returns>Whether it is safe.</returns>
    public Task<bool> TryWriteAsync(Action<StoreConnection, WriteTime> write, CancellationToken cancellationToken) =>
        WriteAsync(new SimpleOperation(write, isRepeated: false)).WaitAsync(cancellationToken);

    /// <summary>Reads, after everything that was handed over before has been written.</summary>
    /// <param name="read">Reads; what it returns must not depend on the connection any more.</param>
    /// <param name="fallback">What is returned when the file cannot be read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<T> ReadAsync<T>(Func<StoreConnection, T> read, T fallback, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_queue.IsIdle)
        {
            await WriteAsync(new WriteBarrier()).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return Read(read, fallback, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<T> ReadLongAsync<T>(Func<StoreConnection, T> read, T fallback, CancellationToken cancellationToken) =>
        Task.Run(async () => await ReadAsync(read, fallback, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Works on the writing connection outside of any transaction, while nothing is written.</summary>
    /// <exception cref="IOException">The file cannot be used.</exception>
    public Task RunAloneAsync(Action<StoreConnection> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            lock (_gate)
            {
                if (!TryOpen())
                {
                    throw new IOException(_health.Detail);
                }

                try
                {
                    work(_writer!);
                }
                catch (SqliteException exception)
                {
                    Fail(exception);
                    throw new IOException(_health.Detail, exception);
                }
            }
        },
        cancellationToken);

    /// <summary>Writes what is left, for a bounded time, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isClosed)
        {
            return;
        }

        try
        {
            await WriteAsync(new WriteBarrier()).WaitAsync(FlushLimit, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogNotFlushed(_queue.Count);
            _isClosed = true;
            return;
        }

        _isClosed = true;
        await _retry.DisposeAsync().ConfigureAwait(false);
        _queue.Dispose();
        lock (_gate)
        {
            Close();
            _file.Dispose();
        }
    }

    /// <summary>Reads what has been written up to now.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public T Read<T>(Func<StoreConnection, T> read, T fallback, CancellationToken cancellationToken)
    {
        try
        {
            if (!_file.IsMemory)
            {
                return _readers.Read(read, cancellationToken);
            }

            lock (_gate)
            {
                return TryOpen() ? read(_writer!) : fallback;
            }
        }
        catch (SqliteException exception)
        {
            if (exception.SqliteErrorCode is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
            {
                lock (_gate)
                {
                    // Where writing is hindered already, that is what has to be mended first.
                    if (_isUsable)
                    {
                        Fail(exception);
                    }
                }
            }

            return fallback;
        }
    }

    private void WriteBatch(List<WriteOperation> batch)
    {
        bool isKept;
        lock (_gate)
        {
            isKept = TryOpen() && TryWrite(batch);
            if (!isKept)
            {
                KeepForLater(batch);
            }
        }

        foreach (var operation in batch)
        {
            operation.End(isKept);
        }
    }

    private bool TryOpen()
    {
        if (_isUsable)
        {
            return true;
        }

        if (!_isRetryDue || _isClosed)
        {
            return false;
        }

        _isRetryDue = false;
        try
        {
            if (_writer is null || !_file.IsMemory)
            {
                Close();
                _writer = _file.Open(_health.Kind == StoreFaultKind.Corrupt);
                _checkpoints.Begin();
                _earlierTicks ??= _writer.ReadNumber("SELECT max(coalesce((SELECT max(taken_ticks) FROM questions), 0), coalesce((SELECT max(kept_ticks) FROM deliveries), 0))");
                _writeTime.StartAfter(_earlierTicks.Value);
            }

            _opened?.Invoke(_writer);
            _opened = null;
            _isUsable = true;
            return true;
        }
        catch (Exception exception) when (StoreFault.IsOfFile(exception) || exception is StoreInUseException or StoreTooNewException)
        {
            Fail(exception);
            return false;
        }
    }

    private bool TryWrite(List<WriteOperation> batch)
    {
        while (true)
        {
            WriteOperation? current = null;
            try
            {
                if (batch.Count + _backlog.Count > 0)
                {
                    _writeTime.Advance();
                    _writer![BeginSql].Run();
                    foreach (var operation in _backlog)
                    {
                        current = operation;
                        operation.Write(_writer, _writeTime);
                    }

                    foreach (var operation in batch)
                    {
                        current = operation;
                        operation.Write(_writer, _writeTime);
                    }

                    current = null;
                    _writer[CommitSql].Run();
                    _checkpoints.AfterCommit(_writer);
                }

                Succeed();
                return true;
            }
            catch (Exception exception) when (StoreFault.IsOfFile(exception))
            {
                Undo();
                Fail(exception);
                return false;
            }
            catch (Exception exception) when (current is not null)
            {
                // A fault of ours in one of them must not cost the others.
                Undo();
                LogDropped(exception, current.GetType().Name);
                Drop(batch, current);
            }
        }
    }

    private void Drop(List<WriteOperation> batch, WriteOperation operation)
    {
        if (batch.Remove(operation))
        {
            operation.End(isKept: false);
            return;
        }

        for (var left = _backlog.Count; left > 0; left--)
        {
            var kept = _backlog.Dequeue();
            if (kept != operation)
            {
                _backlog.Enqueue(kept);
            }
        }
    }

    private void KeepForLater(List<WriteOperation> batch)
    {
        foreach (var operation in batch)
        {
            if (operation.IsRepeated)
            {
                _backlog.Enqueue(operation);
            }
        }

        while (_backlog.Count > _tuning.BacklogCapacity)
        {
            _backlog.Dequeue();
            Interlocked.Increment(ref _lost);
        }
    }

    private void Succeed()
    {
        _failures = 0;
        if (_health.Kind != StoreFaultKind.None && (_health.Kind != StoreFaultKind.Slow || _queue.Count < _tuning.QueueCapacity / 2))
        {
            _health.Heal(_backlog.Count, Interlocked.Exchange(ref _lost, 0));
        }

        _backlog.Clear();
    }

    private void Fail(Exception exception)
    {
        _isUsable = false;
        _health.Set(StoreFault.Of(exception, _file.Path), exception);
        _failures++;
        _retry.Change(Retries.Delay(_failures, Random.Shared.NextDouble()), Timeout.InfiniteTimeSpan);
    }

    private void Retry()
    {
        lock (_gate)
        {
            _isRetryDue = true;
        }

        _queue.Wake();
    }

    private void Undo()
    {
        try
        {
            if (_writer is { IsInTransaction: true } writer)
            {
                writer.Execute("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            // SQLite has undone it by itself, or does when the connection is closed before the next try.
        }
    }

    private void Close()
    {
        _isUsable = false;
        _readers.Renew();
        _writer?.Dispose();
        _writer = null;
    }

    [LoggerMessage(EventId = 603, Level = LogLevel.Error, Message = "{Operation} could not be written and is dropped: a fault of the program.")]
    private partial void LogDropped(Exception exception, string operation);

    [LoggerMessage(EventId = 604, Level = LogLevel.Warning, Message = "The program ends before the store has written all: {Waiting} writes are lost.")]
    private partial void LogNotFlushed(int waiting);
}
