using Microsoft.Extensions.DependencyInjection;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Tests.Chat;

/// <summary>A store of questions and replies that outlives a <see cref="ChatWorld"/>, as a file outlives a process. Give each world its own view with <see cref="Restarted"/>.</summary>
public sealed class KeptChat
{
    private readonly Shared _shared;
    private readonly HashSet<string> _ownQuestions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ownReplies = new(StringComparer.Ordinal);

    public KeptChat()
        : this(new Shared())
    {
    }

    private KeptChat(Shared shared) => _shared = shared;

    /// <summary>Gets or sets what the write of a question waits for, or fails with.</summary>
    public Func<Task> Writing { get; set; } = () => Task.CompletedTask;

    /// <summary>Gets the event keys of the questions that are taken and not completed.</summary>
    public IReadOnlyList<string> PendingQuestions => _shared.Read(() => _shared.Taken.Keys.ToArray());

    /// <summary>Gets the keys of the replies that are kept and not done.</summary>
    public IReadOnlyList<string> PendingReplies => _shared.Read(() => _shared.Replies.Where(pair => !pair.Value.Progress.IsDone).Select(pair => pair.Key).ToArray());

    /// <summary>Gets the store as the next process sees it.</summary>
    public KeptChat Restarted() => new(_shared);

    /// <summary>Registers the store.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton<IQuestionLog>(new Questions(this)).AddSingleton<IOutboxStore>(new Replies(this));

    /// <summary>Keeps a question as an earlier process did.</summary>
    public void Left(IncomingQuestion question, DateTimeOffset taken) => _shared.Read(() => _shared.Taken[question.EventKey] = new TakenQuestion(question, taken));

    /// <summary>Keeps a reply on its way as an earlier process did.</summary>
    public void Left(KeptDelivery delivery) => _shared.Read(() => _shared.Replies[delivery.Reply.Key] = delivery);

    private sealed class Shared
    {
        private readonly Lock _gate = new();

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public OrderedDictionary<string, TakenQuestion> Taken { get; } = new(StringComparer.Ordinal);

        public OrderedDictionary<string, KeptDelivery> Replies { get; } = new(StringComparer.Ordinal);

        public T Read<T>(Func<T> read)
        {
            lock (_gate)
            {
                return read();
            }
        }
    }

    private sealed class Questions(KeptChat chat) : IQuestionLog
    {
        public bool IsDurable => true;

        public async Task<bool> TakeAsync(IReadOnlyList<string> keys, IncomingQuestion question)
        {
            await chat.Writing();
            return chat._shared.Read(() =>
            {
                if (keys.Any(chat._shared.Keys.Contains))
                {
                    return false;
                }

                chat._shared.Keys.UnionWith(keys);
                chat._ownQuestions.Add(question.EventKey);
                chat._shared.Taken[question.EventKey] = new TakenQuestion(question, DateTimeOffset.UnixEpoch.AddYears(30));
                return true;
            });
        }

        public void Complete(string eventKey) => chat._shared.Read(() => chat._shared.Taken.Remove(eventKey));

        public Task<IReadOnlyList<TakenQuestion>> ReadPendingAsync(CancellationToken cancellationToken) =>
            Task.FromResult(chat._shared.Read<IReadOnlyList<TakenQuestion>>(() => [.. chat._shared.Taken.Values.Where(taken => !chat._ownQuestions.Contains(taken.Question.EventKey))]));
    }

    private sealed class Replies(KeptChat chat) : IOutboxStore
    {
        public Task<DeliveryProgress?> AddAsync(OutgoingReply delivery, CancellationToken cancellationToken) => Task.FromResult(chat._shared.Read(() =>
        {
            if (chat._shared.Replies.TryGetValue(delivery.Key, out var known))
            {
                return known.Progress;
            }

            chat._ownReplies.Add(delivery.Key);
            chat._shared.Replies[delivery.Key] = new KeptDelivery(delivery, DeliveryProgress.Start, DateTimeOffset.UnixEpoch.AddYears(30));
            return null;
        }));

        public Task<DeliveryProgress?> FindAsync(string key, CancellationToken cancellationToken) =>
            Task.FromResult(chat._shared.Read(() => chat._shared.Replies.GetValueOrDefault(key)?.Progress));

        public void Record(string key, DeliveryProgress progress) => chat._shared.Read(() => chat._shared.Replies[key] = chat._shared.Replies[key] with { Progress = progress });

        public Task<IReadOnlyList<KeptDelivery>> ReadPendingAsync(CancellationToken cancellationToken) => Task.FromResult(chat._shared.Read<IReadOnlyList<KeptDelivery>>(
            () => [.. chat._shared.Replies.Values.Where(kept => !kept.Progress.IsDone && !chat._ownReplies.Contains(kept.Reply.Key))]));
    }
}
