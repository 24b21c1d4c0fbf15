using Microsoft.Extensions.DependencyInjection;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Feedback;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Insights;

/// <summary>Registers what is learnt from those who ask, and what they may know of it.</summary>
public static class InsightServices
{
    /// <summary>
    /// Registers votes, subscriptions, privacy, gaps and figures. The stores of <see cref="Stores"/> that keep them and all of
    /// <see cref="ChatServices.AddChat"/> are the caller's.
    /// </summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddChatInsights(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<IFormObserver, VoteRecorder>();
        services.AddSingleton<IChatCommandHandler, VoteCommands>();
        services.AddSingleton<IChatCommandHandler, SubscriptionCommands>();
        services.AddSingleton<IChatCommandHandler, PrivacyCommands>();
        services.AddSingleton(provider => new KnowledgeWords(() => provider.GetService<CurrentKnowledge>()?.Analyzer));
        services.AddSingleton<IChatCommandHandler, InsightCommands>();
        services.AddSingleton<CoverageNotifier>();
        services.AddSingleton<IKnowledgeObserver>(provider => provider.GetRequiredService<CoverageNotifier>());
        services.AddSingleton<IBackgroundWork>(provider => provider.GetRequiredService<CoverageNotifier>());
        return services;
    }
}
