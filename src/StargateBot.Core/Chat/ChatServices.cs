using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Delivery;
using StargateBot.Core.Chat.Handling;
using StargateBot.Core.Chat.Intake;
using StargateBot.Core.Chat.State;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat;

/// <summary>Registers the way of a question.</summary>
public static class ChatServices
{
    /// <summary>
    /// Registers intake, inbox, replies, outbox and, unless others are registered, their state in memory. <c>IAnswerService</c>,
    /// <see cref="ISuggestedQuestions"/> and the <see cref="IChatPlatform"/>s are the caller's.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration; sections <c>Permissions</c> and <c>Limits</c> and the key <c>Language:Default</c> are read.</param>
    public static IServiceCollection AddChat(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptionsWithValidateOnStart<LimitOptions, LimitOptionsValidator>().Bind(configuration.GetSection(LimitOptions.SectionName));
        services.AddOptions<PermissionOptions>().Bind(configuration.GetSection(PermissionOptions.SectionName));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ChatDefaults(
            LanguageCodes.TryParse(configuration["Language:Default"], out var language) ? language : Language.Indonesian));
        services.AddOptions<AdminOptions>().Bind(configuration.GetSection(AdminOptions.SectionName));
        services.TryAddSingleton(_ => UserPseudonyms.ForThisProcess());
        services.TryAddSingleton<IQuestionLog, MemoryQuestionLog>();
        services.TryAddSingleton<IConversationMemory, MemoryConversations>();
        services.TryAddSingleton<IOutboxStore, MemoryOutboxStore>();
        services.TryAddSingleton<IAnswerLog, MemoryAnswerLog>();
        services.TryAddSingleton<ISettingsStore, MemorySettings>();
        services.AddSingleton<ReplyComposer>();
        services.AddSingleton<ChatPlatforms>();
        services.AddSingleton<ChatPermissions>();
        services.AddSingleton<ChatAdmins>();
        services.AddSingleton<PlaceSettings>();
        services.AddSingleton<ChatRefusals>();
        services.AddSingleton<Func<IEnumerable<IChatCommandHandler>>>(provider => provider.GetServices<IChatCommandHandler>);
        services.AddSingleton<CommandHandlers>();
        services.AddSingleton<RateLimiter>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ReplyMaker>();
        services.AddSingleton<QuestionHandler>();
        services.AddSingleton<ChatQueues>();
        services.AddSingleton<ChatResumption>();
        services.AddSingleton<IBackgroundWork>(provider => provider.GetRequiredService<ChatResumption>());
        services.AddSingleton<ChatIntake>();
        services.AddSingleton<IChatIntake>(provider => provider.GetRequiredService<ChatIntake>());
        services.AddSingleton(provider => new ChatWorker(
            provider.GetRequiredService<ChatIntake>(),
            provider.GetRequiredService<ChatQueues>(),
            provider.GetRequiredService<QuestionHandler>(),
            provider.GetRequiredService<IQuestionLog>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ChatWorker>>()));
        return services;
    }
}
