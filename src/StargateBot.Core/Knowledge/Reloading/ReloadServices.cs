using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Registers the changing of knowledge.</summary>
public static class ReloadServices
{
    /// <summary>
    /// Registers <see cref="IKnowledgeAdmin"/> and, unless another is registered, a history in memory. <see cref="CurrentKnowledge"/> and
    /// <see cref="IGoldenCheck"/> are the caller's; every registered <see cref="IKnowledgeObserver"/> is told of swaps.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">Where knowledge comes from.</param>
    public static IServiceCollection AddKnowledgeAdmin(this IServiceCollection services, ReloadOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISnapshotStore, MemorySnapshotStore>();
        services.AddSingleton(provider => new KnowledgeReloader(
            provider.GetRequiredService<CurrentKnowledge>(),
            options,
            provider.GetRequiredService<IGoldenCheck>(),
            provider.GetRequiredService<ISnapshotStore>(),
            provider.GetServices<IKnowledgeObserver>,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IKnowledgeAdmin>(provider => provider.GetRequiredService<KnowledgeReloader>());
        return services;
    }
}
