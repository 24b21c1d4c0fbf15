using System.Collections.Concurrent;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Observation;

/// <summary>Relates what the bot posts to what people asked.</summary>
internal sealed class QuestionBook(TimeProvider time)
{
    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<string, AskedQuestion> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<AskedQuestion>> _openByChannel = new(StringComparer.Ordinal);

    public IReadOnlyList<AskedQuestion> All => [.. _order.Select(Find).OfType<AskedQuestion>()];

    public AskedQuestion? Find(string id) => _byId.GetValueOrDefault(id);

    public void Open(string id, string channelId, bool isInteraction)
    {
        var question = new AskedQuestion(time, id, channelId, isInteraction);
        _byId[id] = question;
        _order.Enqueue(id);
        if (_order.Count > MostKept && _order.TryDequeue(out var oldest))
        {
            _byId.TryRemove(oldest, out _);
        }

        if (!isInteraction)
        {
            _openByChannel.GetOrAdd(channelId, static _ => new ConcurrentQueue<AskedQuestion>()).Enqueue(question);
        }
    }

    public void AcknowledgeInteraction(string interactionId) => Find(interactionId)?.Acknowledge();

    public void AnswerInteraction(string interactionId, SimulatedMessage message) => Find(interactionId)?.Answer(message);

    /// <summary>Typing acknowledges the oldest question of the channel that nobody has answered.</summary>
    public void Typing(string channelId) => OldestOpen(channelId)?.Acknowledge();

    /// <summary>A post answers the message that it replies to or, replying to none, the oldest unanswered one of its channel.</summary>
    public void Posted(SimulatedMessage message)
    {
        var question = message.ReferencedMessageId is { } referenced ? Find(referenced) : OldestOpen(message.ChannelId);
        question?.Answer(message);
    }

    private AskedQuestion? OldestOpen(string channelId)
    {
        if (!_openByChannel.TryGetValue(channelId, out var open))
        {
            return null;
        }

        while (open.TryPeek(out var oldest))
        {
            if (oldest.Replies == 0)
            {
                return oldest;
            }

            open.TryDequeue(out _);
        }

        return null;
    }
}
