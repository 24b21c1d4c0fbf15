using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Stores;

namespace StargateBot.Storage;

/// <summary>The embedded store: one file, and all that is kept in it. Disposing it writes what is left, for five seconds at most.</summary>
public sealed class Store : IBackgroundWork, IAsyncDisposable, IDisposable
{
    private readonly TokenVault _vault;

    private Store(StorageKeys keys, StoreFault? keyFault, StorageOptions options, StoreTuning tuning, TimeProvider time, ILoggerFactory logging)
    {
        _vault = new TokenVault(keys.TokenKey);
        Pseudonyms = new UserPseudonyms(keys.PseudonymKey);
        Health = new StoreHealth(options.RetentionDays, logging.CreateLogger<StoreHealth>());
        Engine = new StoreEngine(new StoreFile(options.FilePath(), tuning), tuning, Health, time, logging.CreateLogger<StoreEngine>());
        Questions = new QuestionLog(Engine, Health, _vault, time, logging.CreateLogger<QuestionLog>());
        Outbox = new OutboxStore(Engine, _vault, time, logging.CreateLogger<OutboxStore>());
        Answers = new AnswerLog(Engine);
        Conversations = new Conversations(Engine, Answers, time);
        Sessions = new SessionStore(Engine);
        History = new AnswerHistory(Engine);
        Feedback = new FeedbackStore(Engine);
        Subscriptions = new SubscriptionStore(Engine);
        Corrections = new CorrectionStore(Engine);
        Snapshots = new SnapshotStore(Engine);
        Privacy = new PrivacyStore(Engine, Pseudonyms, Answers, Conversations, logging.CreateLogger<PrivacyStore>());
        Housekeeping = new Housekeeping(Engine, options.RetentionDays, time, logging.CreateLogger<Housekeeping>());
        Settings = new SettingsStore(Engine, logging.CreateLogger<SettingsStore>());
        if (keyFault is null)
        {
            Engine.WhenOpened(connection => Settings.Load(connection));
            Engine.Open();
            if (!Health.IsKeeping)
            {
                // What cannot be written can often be read, and what admins forbade stays forbidden.
                Engine.Read(connection => Settings.Load(connection), false, CancellationToken.None);
            }
        }
        else
        {
            Engine.Refuse(keyFault);
        }
    }

    internal StoreEngine Engine { get; }

    internal UserPseudonyms Pseudonyms { get; }

    internal StoreHealth Health { get; }

    internal QuestionLog Questions { get; }

    internal OutboxStore Outbox { get; }

    internal AnswerLog Answers { get; }

    internal Conversations Conversations { get; }

    internal SessionStore Sessions { get; }

    internal SettingsStore Settings { get; }

    internal AnswerHistory History { get; }

    internal FeedbackStore Feedback { get; }

    internal SubscriptionStore Subscriptions { get; }

    internal CorrectionStore Corrections { get; }

    internal SnapshotStore Snapshots { get; }

    internal PrivacyStore Privacy { get; }

    internal Housekeeping Housekeeping { get; }

    /// <summary>Removes what is old, from time to time, until it is told to stop.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task RunAsync(CancellationToken cancellationToken) => Housekeeping.RunAsync(cancellationToken);

    /// <summary>Opens the store.</summary>
    internal static Store Open(StorageOptions options, StoreTuning tuning, TimeProvider time, ILoggerFactory logging)
    {
        var keys = StorageKeys.Load(options, out var fault);
        return new Store(keys, fault, options, tuning, time, logging);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync().ConfigureAwait(false);
        _vault.Dispose();
    }

    /// <summary>Does the same for who cannot wait.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
