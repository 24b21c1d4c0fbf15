namespace StargateBot.Storage.Engine;

/// <summary>Holds what is to be written, in order, and calls for the writer: at once where somebody waits, else after a short while.</summary>
internal sealed class WriteQueue : IThreadPoolWorkItem, IDisposable
{
    // More than one transaction should hold; nobody waits long for one.
    private const int MaxBatch = 512;
    private const int ManyWait = 64;

    private readonly Action<List<WriteOperation>> _write;
    private readonly TimeSpan _linger;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly List<WriteOperation> _batch = [];
    private readonly Queue<WriteOperation> _waiting = new();
    private bool _isWriting;
    private bool _isTimerSet;
    private bool _isWoken;

    /// <summary>Makes a queue.</summary>
    /// <param name="write">Writes a batch, never two at a time; may get an empty one after <see cref="Wake"/>. Must not throw.</param>
    /// <param name="linger">How long a write waits for others when nobody waits for it.</param>
    /// <param name="time">The clock.</param>
    public WriteQueue(Action<List<WriteOperation>> write, TimeSpan linger, TimeProvider time)
    {
        _write = write;
        _linger = linger;
        _timer = time.CreateTimer(static queue => ((WriteQueue)queue!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets how many operations wait, those that are being written not counted.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Gets whether everything that was handed over has ended.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count == 0 && !_isWriting;
            }
        }
    }

    /// <summary>Adds an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="capacity">How many may wait.</param>
    /// <returns>False when so many wait already: it was not added.</returns>
    public bool TryAdd(WriteOperation operation, int capacity)
    {
        var starts = false;
        var lingers = false;
        lock (_gate)
        {
            if (_waiting.Count >= capacity)
            {
                return false;
            }

            _waiting.Enqueue(operation);
            if (!_isWriting)
            {
                if (operation.IsUrgent || _waiting.Count >= ManyWait)
                {
                    _isWriting = starts = true;
                }
                else if (!_isTimerSet)
                {
                    _isTimerSet = lingers = true;
                }
            }
        }

        if (starts)
        {
            Start();
        }
        else if (lingers)
        {
            _timer.Change(_linger, Timeout.InfiniteTimeSpan);
        }

        return true;
    }

    /// <summary>Calls for the writer, also when nothing waits.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isWoken = true;
            if (_isWriting)
            {
                return;
            }

            _isWriting = true;
        }

        Start();
    }

    /// <inheritdoc/>
    public void Execute()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count == 0 && !_isWoken)
                {
                    _isWriting = false;
                    return;
                }

                _isWoken = false;
                while (_batch.Count < MaxBatch && _waiting.TryDequeue(out var operation))
                {
                    _batch.Add(operation);
                }
            }

            _write(_batch);
            _batch.Clear();
        }
    }

    public void Dispose() => _timer.Dispose();

    // The thread that hands over mostly has nothing to do until its write is safe: it is then the one that writes, and no other is woken.
    private void Start() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);

    private void OnTimer()
    {
        lock (_gate)
        {
            _isTimerSet = false;
            if (_isWriting || _waiting.Count == 0)
            {
                return;
            }

            _isWriting = true;
        }

        Execute();
    }
}
