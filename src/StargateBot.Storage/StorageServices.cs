using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage;

/// <summary>Registers the embedded store.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers the stores of the core over one SQLite file, and <see cref="UserPseudonyms"/> over its key. To be called before the core's own
    /// registration, which fills in memory where nothing is registered. Needs a <see cref="TimeProvider"/> and logging. The file is opened
    /// when the first of the stores is asked for; nothing is thrown for what the disk does: <see cref="IStoreStatus"/> tells it.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration; section <c>Storage</c> is read.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptionsValidator>().Bind(configuration.GetSection(StorageOptions.SectionName));
        services.AddSingleton(provider => Store.Open(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            new StoreTuning(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Pseudonyms);
        services.AddSingleton<IBackgroundWork>(provider => provider.GetRequiredService<Store>());
        services.AddSingleton<IStoreStatus>(provider => provider.GetRequiredService<Store>().Health);
        services.AddSingleton<IQuestionLog>(provider => provider.GetRequiredService<Store>().Questions);
        services.AddSingleton<IOutboxStore>(provider => provider.GetRequiredService<Store>().Outbox);
        services.AddSingleton<IAnswerLog>(provider => provider.GetRequiredService<Store>().Answers);
        services.AddSingleton<IConversationMemory>(provider => provider.GetRequiredService<Store>().Conversations);
        services.AddSingleton<ISessionStore>(provider => provider.GetRequiredService<Store>().Sessions);
        services.AddSingleton<ISettingsStore>(provider => provider.GetRequiredService<Store>().Settings);
        services.AddSingleton<IAnswerHistory>(provider => provider.GetRequiredService<Store>().History);
        services.AddSingleton<IFeedbackStore>(provider => provider.GetRequiredService<Store>().Feedback);
        services.AddSingleton<ISubscriptionStore>(provider => provider.GetRequiredService<Store>().Subscriptions);
        services.AddSingleton<ICorrectionStore>(provider => provider.GetRequiredService<Store>().Corrections);
        services.AddSingleton<IPrivacyStore>(provider => provider.GetRequiredService<Store>().Privacy);
        services.AddSingleton<ISnapshotStore>(provider => provider.GetRequiredService<Store>().Snapshots);
        return services;
    }
}
