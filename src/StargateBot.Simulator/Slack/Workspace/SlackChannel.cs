namespace StargateBot.Simulator.Slack;

/// <summary>What kind of conversation a channel is.</summary>
public enum SlackChannelKind
{
    /// <summary>Anyone in the workspace may read and join.</summary>
    Public,

    /// <summary>Members only.</summary>
    Private,

    /// <summary>One person and the bot.</summary>
    DirectMessage,
}

/// <summary>A conversation and its messages. At most the last <see cref="Capacity"/> messages are kept.</summary>
public sealed class SlackChannel
{
    /// <summary>How many messages a channel keeps; a load test posts more than anybody reads.</summary>
    public const int Capacity = 20_000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _members = [];
    private readonly Dictionary<string, SlackMessage> _messages = [];
    private readonly Dictionary<string, List<string>> _replies = [];
    private readonly Queue<string> _order = new();

    internal SlackChannel(string id, string name, SlackChannelKind kind, IEnumerable<string> members)
    {
        Id = id;
        Name = name;
        Kind = kind;
        _members.UnionWith(members);
    }

    /// <summary>Gets the id, <c>C…</c> or <c>D…</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the name without <c>#</c>.</summary>
    public string Name { get; }

    /// <summary>Gets what kind of conversation it is.</summary>
    public SlackChannelKind Kind { get; }

    /// <summary>Gets or sets a value indicating whether nothing may be posted any more.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Gets or sets a value indicating whether another workspace shares the channel (Slack Connect).</summary>
    public bool IsShared { get; set; }

    /// <summary>Gets the person of a direct message; null for channels.</summary>
    public string? DirectMessageUser { get; internal init; }

    /// <summary>Gets the name of the kind in events.</summary>
    internal string TypeName => Kind switch
    {
        SlackChannelKind.DirectMessage => "im",
        SlackChannelKind.Private => "group",
        _ => "channel",
    };

    /// <summary>Gets the messages as they stand, oldest first.</summary>
    public IReadOnlyList<SlackMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _order.Where(_messages.ContainsKey).Select(ts => _messages[ts])];
            }
        }
    }

    /// <summary>Gets whether a user is a member.</summary>
    public bool HasMember(string user)
    {
        lock (_lock)
        {
            return _members.Contains(user);
        }
    }

    /// <summary>Finds a message.</summary>
    /// <returns>The message as it stands, or null.</returns>
    public SlackMessage? Find(string ts)
    {
        lock (_lock)
        {
            return _messages.GetValueOrDefault(ts);
        }
    }

    /// <summary>Gets a thread as it stands, the first message first; empty when there is none.</summary>
    public IReadOnlyList<SlackMessage> Thread(string ts)
    {
        lock (_lock)
        {
            if (!_messages.TryGetValue(ts, out var parent))
            {
                return [];
            }

            var thread = new List<SlackMessage> { parent };
            foreach (var reply in _replies.GetValueOrDefault(ts) ?? [])
            {
                if (_messages.TryGetValue(reply, out var message))
                {
                    thread.Add(message);
                }
            }

            return thread;
        }
    }

    internal void Join(string user, bool joined = true)
    {
        lock (_lock)
        {
            _ = joined ? _members.Add(user) : _members.Remove(user);
        }
    }

    internal void Add(SlackMessage message)
    {
        lock (_lock)
        {
            _messages.Add(message.Ts, message);
            _order.Enqueue(message.Ts);
            if (message.ThreadTs is { } root && root != message.Ts)
            {
                if (!_replies.TryGetValue(root, out var replies))
                {
                    _replies.Add(root, replies = []);
                }

                replies.Add(message.Ts);
            }

            while (_order.Count > Capacity)
            {
                var oldest = _order.Dequeue();
                _messages.Remove(oldest);
                _replies.Remove(oldest);
            }
        }
    }

    /// <summary>Changes a message if it is still there.</summary>
    /// <returns>The message before and after, or null.</returns>
    internal (SlackMessage Before, SlackMessage After)? Change(string ts, Func<SlackMessage, SlackMessage> change)
    {
        lock (_lock)
        {
            if (!_messages.TryGetValue(ts, out var before))
            {
                return null;
            }

            return (before, _messages[ts] = change(before));
        }
    }

    internal SlackMessage? Remove(string ts)
    {
        lock (_lock)
        {
            return _messages.Remove(ts, out var message) ? message : null;
        }
    }
}
