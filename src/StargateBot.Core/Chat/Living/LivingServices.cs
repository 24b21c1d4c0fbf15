using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Living;

/// <summary>Registers the correction of earlier answers.</summary>
public static class LivingServices
{
    /// <summary>Registers what corrects earlier answers after a swap; <c>AddChat</c>, <c>IAnswerHistory</c> and <c>ICorrectionStore</c> are the caller's.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration; section <c>LivingAnswers</c> is read.</param>
    public static IServiceCollection AddLivingAnswers(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptionsWithValidateOnStart<LivingAnswersOptions, LivingAnswersOptionsValidator>()
            .Bind(configuration.GetSection(LivingAnswersOptions.SectionName));
        services.AddSingleton<LivingState>();
        services.AddSingleton<LivingProgress>();
        services.AddSingleton<CorrectionReplies>();
        services.AddSingleton<EditPace>();
        services.AddSingleton<Corrector>();
        services.AddSingleton<CorrectionPlanner>();
        services.AddSingleton<IKnowledgeObserver>(provider => provider.GetRequiredService<CorrectionPlanner>());
        services.AddSingleton<IBackgroundWork, LivingAnswers>();
        return services;
    }
}
