namespace StargateBot.Simulator.Slack;

/// <summary>Knows which of the bot's messages answers which question.</summary>
/// <remarks>
/// A message in a thread goes to the oldest question of that thread that has no reply yet, those that name the bot first, else to the
/// newest one; one that a person alone sees at the top level, to that person's newest question without a reply; a message through a response_url or an acknowledgement goes to its command or interaction. The last <see cref="Capacity"/> questions are kept.
/// </remarks>
internal sealed class ReplyBook
{
    private const int Capacity = 50_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Question> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Question>> _byThread = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _continued = new(StringComparer.Ordinal);
    private readonly Queue<Question> _order = new();

    /// <summary>Notes a question before it is delivered.</summary>
    /// <param name="id">Message ts, command id or interaction id.</param>
    /// <param name="threads">Keys of the threads in which an answer may appear; see <see cref="ThreadKey"/>.</param>
    /// <param name="user">Who asked.</param>
    /// <param name="addressed">Whether the bot is meant for certain: a mention, a direct message, a command, a button.</param>
    public void Ask(string id, string[] threads, string user, bool addressed)
    {
        var question = new Question(id, user, threads, addressed);
        lock (_lock)
        {
            _byId[id] = question;
            _order.Enqueue(question);
            foreach (var thread in threads)
            {
                if (!_byThread.TryGetValue(thread, out var questions))
                {
                    _byThread.Add(thread, questions = []);
                }

                questions.Add(question);
            }

            while (_order.Count > Capacity)
            {
                Forget(_order.Dequeue());
            }
        }
    }

    /// <summary>Notes that a form was submitted: what the bot says from now on through the response_url of what opened it answers the form.</summary>
    /// <param name="opener">The command or press that opened the form.</param>
    /// <param name="submission">The submission.</param>
    public void Continue(string opener, string submission)
    {
        lock (_lock)
        {
            _continued[opener] = submission;
        }
    }

    /// <summary>Matches an act of the bot with a question.</summary>
    public void Answer(SlackAct act)
    {
        if (act.Kind is not (SlackActKind.Post or SlackActKind.Ephemeral or SlackActKind.ResponseUrl or SlackActKind.CommandResponse or SlackActKind.StreamStop))
        {
            return;
        }

        lock (_lock)
        {
            var question = act.InteractionId is { } id ? _byId.GetValueOrDefault(_continued.GetValueOrDefault(id, id)) : QuestionOfThread(act);
            if (question is not null)
            {
                question.Replies.Add(act);
                question.First.TrySetResult(act);
            }
        }
    }

    public Task<SlackAct> FirstReplyAsync(string id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out var question)
                ? question.First.Task.WaitAsync(cancellationToken)
                : throw new ArgumentException($"Nobody asked {id}.", nameof(id));
        }
    }

    public IReadOnlyList<SlackAct> Replies(string id)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out var question) ? [.. question.Replies] : [];
        }
    }

    /// <summary>Gets the key of a thread, or of the top level of a direct message.</summary>
    public static string ThreadKey(string channel, string? threadTs) => channel + "/" + threadTs;

    private Question? QuestionOfThread(SlackAct act)
    {
        if (act.Channel is null || !_byThread.TryGetValue(ThreadKey(act.Channel, act.ThreadTs), out var questions))
        {
            return act.Channel is { } channel && act is { VisibleTo: { } person, ThreadTs: null } ? QuestionOfPerson(channel, person) : null;
        }

        Question? other = null;
        foreach (var question in questions)
        {
            if (question.Replies.Count == 0 && (act.VisibleTo is null || act.VisibleTo == question.User))
            {
                if (question.Addressed)
                {
                    return question;
                }

                other ??= question;
            }
        }

        return other ?? questions[^1];
    }

    // A message that one person sees in a channel stands beside the question when that has no thread yet: there it would not be shown.
    private Question? QuestionOfPerson(string channel, string person) => _order.LastOrDefault(question =>
        question.Addressed && question.User == person && question.Replies.Count == 0
        && question.Threads.Any(thread => thread.StartsWith(channel + "/", StringComparison.Ordinal)));

    private void Forget(Question question)
    {
        _byId.Remove(question.Id);
        _continued.Remove(question.Id);
        foreach (var thread in question.Threads)
        {
            if (_byThread.TryGetValue(thread, out var questions) && questions.Remove(question) && questions.Count == 0)
            {
                _byThread.Remove(thread);
            }
        }
    }

    private sealed record Question(string Id, string User, string[] Threads, bool Addressed)
    {
        public List<SlackAct> Replies { get; } = [];

        public TaskCompletionSource<SlackAct> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
