namespace StargateBot.Core.Chat.Handling;

/// <summary>
/// Keeps questions until they are worked on: those of one conversation one after the other, conversations in turn, a bounded number
/// at a time. Safe for many callers at once; none of them ever waits.
/// </summary>
/// <remarks>No thread belongs to it: work begins on the thread pool and goes on from one question to the next without changing threads.</remarks>
/// <param name="bounds">How much it holds.</param>
/// <param name="work">Works on one question; its faults are its own business, it must not throw.</param>
internal sealed class ChatInbox(InboxBounds bounds, Func<PendingQuestion, CancellationToken, Task> work) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<Lane> _ready = new();
    private readonly CancellationTokenSource _closing = new();
    private int _held;
    private int _workers;
    private bool _closed;
    private TaskCompletionSource? _empty;

    /// <summary>Gets how many questions are held: places kept, questions waiting and questions being worked on.</summary>
    public int Count => Volatile.Read(ref _held);

    /// <summary>Keeps a place for a question of a conversation.</summary>
    /// <param name="conversation">Key of the conversation.</param>
    /// <returns>False when there is no room, in all or for this conversation.</returns>
    public bool TryReserve(string conversation)
    {
        lock (_gate)
        {
            if (_closed || _held >= bounds.Total)
            {
                return false;
            }

            if (!_lanes.TryGetValue(conversation, out var lane))
            {
                lane = new Lane(conversation);
                _lanes.Add(conversation, lane);
            }
            else if (lane.Held >= bounds.PerConversation)
            {
                return false;
            }

            lane.Held++;
            _held++;
            return true;
        }
    }

    /// <summary>Hands in a question that a place was kept for. After <see cref="Close"/> it is dropped.</summary>
    /// <param name="question">The question.</param>
    public void Enqueue(PendingQuestion question)
    {
        var startWorker = false;
        lock (_gate)
        {
            if (!_lanes.TryGetValue(question.Question.Conversation, out var lane))
            {
                throw new InvalidOperationException("No place was kept for this question.");
            }

            if (_closed)
            {
                Release(lane);
                return;
            }

            lane.Waiting.Enqueue(question);
            if (!lane.IsScheduled)
            {
                lane.IsScheduled = true;
                _ready.Enqueue(lane);
                startWorker = _workers < bounds.AtOnce;
                _workers += startWorker ? 1 : 0;
            }
        }

        if (startWorker)
        {
            // The caller is an adapter's read loop: it must go on reading, so not even the first step of the work runs on its thread.
            ThreadPool.UnsafeQueueUserWorkItem(static inbox => _ = inbox.WorkAsync(), this, preferLocal: false);
        }
    }

    /// <summary>Waits until nothing is held.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task WaitUntilEmptyAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_held == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes no more, cancels the work that is going on, and gives up what waits.</summary>
    /// <returns>The questions that were waiting; nobody works on them any more.</returns>
    public IReadOnlyList<PendingQuestion> Close()
    {
        var waiting = new List<PendingQuestion>();
        lock (_gate)
        {
            _closed = true;
            _ready.Clear();
            foreach (var lane in _lanes.Values.ToArray())
            {
                while (lane.Waiting.TryDequeue(out var question))
                {
                    waiting.Add(question);
                    Release(lane);
                }
            }
        }

        _closing.Cancel();
        return waiting;
    }

    /// <summary>Frees what the cancellation of work needs.</summary>
    public void Dispose() => _closing.Dispose();

    private async Task WorkAsync()
    {
        Lane? done = null;
        while (TryTakeNext(ref done, out var question))
        {
            await work(question, _closing.Token).ConfigureAwait(false);
        }
    }

    private bool TryTakeNext(ref Lane? lane, out PendingQuestion question)
    {
        lock (_gate)
        {
            if (lane is not null)
            {
                // Behind all others that wait: a conversation that floods gets every n-th turn and no more.
                lane.IsScheduled = lane.Waiting.Count > 0;
                if (lane.IsScheduled)
                {
                    _ready.Enqueue(lane);
                }

                Release(lane);
            }

            if (_ready.TryDequeue(out lane))
            {
                question = lane.Waiting.Dequeue();
                return true;
            }

            _workers--;
            question = null!;
            return false;
        }
    }

    private void Release(Lane lane)
    {
        if (--lane.Held == 0)
        {
            _lanes.Remove(lane.Conversation);
        }

        if (--_held == 0)
        {
            _empty?.TrySetResult();
            _empty = null;
        }
    }

    /// <summary>The questions of one conversation.</summary>
    private sealed class Lane(string conversation)
    {
        public string Conversation => conversation;

        public Queue<PendingQuestion> Waiting { get; } = new();

        /// <summary>Gets or sets how many places of the inbox it takes.</summary>
        public int Held { get; set; }

        /// <summary>Gets or sets whether it waits for its turn or is being worked on.</summary>
        public bool IsScheduled { get; set; }
    }
}

/// <summary>How much an inbox holds.</summary>
/// <param name="Total">Questions in all, those being worked on included.</param>
/// <param name="PerConversation">Questions of one conversation.</param>
/// <param name="AtOnce">How many are worked on at the same time: replies wait for the network most of it.</param>
internal sealed record InboxBounds(int Total, int PerConversation, int AtOnce);
