using System.Collections.Concurrent;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Observation;

/// <summary>Relates what the bot posts to what people asked.</summary>
internal sealed class QuestionBook(TimeProvider time)
{
    private const int MostKept = 50_000;
    private const int MostOpenPerChannel = 10_000;

    private readonly ConcurrentDictionary<string, AskedQuestion> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private readonly ConcurrentDictionary<string, OpenQuestions> _open = new(StringComparer.Ordinal);

    public IReadOnlyList<AskedQuestion> All => [.. _order.Select(Find).OfType<AskedQuestion>()];

    public AskedQuestion? Find(string id) => _byId.GetValueOrDefault(id);

    public void Clear()
    {
        _byId.Clear();
        _order.Clear();
        _open.Clear();
    }

    public void OpenInteraction(string id, string channelId, bool expectsReply) =>
        Add(new AskedQuestion(time, id, channelId, isInteraction: true, expectsReply));

    public void OpenMessage(string id, string channelId, bool expectsReply)
    {
        var question = new AskedQuestion(time, id, channelId, isInteraction: false, expectsReply);
        Add(question);
        _open.GetOrAdd(channelId, static _ => new OpenQuestions()).Add(question);
    }

    public void AcknowledgeInteraction(string interactionId) => Find(interactionId)?.Acknowledge();

    public void AnswerInteraction(string interactionId, SimulatedMessage message) => Find(interactionId)?.Answer(message);

    /// <summary>Typing acknowledges the question that the next post of the channel would answer.</summary>
    public void Typing(string channelId) => NextOpen(channelId)?.Acknowledge();

    /// <summary>
    /// A post answers the message that it replies to or, replying to none, the oldest unanswered question of its channel, else
    /// the last message there.
    /// </summary>
    public void Posted(SimulatedMessage message)
    {
        var question = message.ReferencedMessageId is { } referenced ? Find(referenced) : NextOpen(message.ChannelId);
        question?.Answer(message);
    }

    private void Add(AskedQuestion question)
    {
        _byId[question.Id] = question;
        _order.Enqueue(question.Id);
        if (_order.Count > MostKept && _order.TryDequeue(out var oldest))
        {
            _byId.TryRemove(oldest, out _);
        }
    }

    private AskedQuestion? NextOpen(string channelId) => _open.TryGetValue(channelId, out var open) ? open.Next() : null;

    /// <summary>What waits for an answer in one channel.</summary>
    private sealed class OpenQuestions
    {
        private readonly Lock _lock = new();
        private readonly Queue<AskedQuestion> _expected = new();
        private AskedQuestion? _lastOther;

        public void Add(AskedQuestion question)
        {
            lock (_lock)
            {
                if (!question.ExpectsReply)
                {
                    _lastOther = question;
                    return;
                }

                _expected.Enqueue(question);
                if (_expected.Count > MostOpenPerChannel)
                {
                    _expected.Dequeue();
                }
            }
        }

        public AskedQuestion? Next()
        {
            lock (_lock)
            {
                while (_expected.TryPeek(out var oldest))
                {
                    if (oldest.Replies == 0)
                    {
                        return oldest;
                    }

                    _expected.Dequeue();
                }

                return _lastOther is { Replies: 0 } ? _lastOther : null;
            }
        }
    }
}
