using Microsoft.Extensions.DependencyInjection;
using StargateBot.Core.Chat.Commands;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Registers the commands of admins.</summary>
public static class AdministrationServices
{
    /// <summary>
    /// Registers what carries out reload, rollback, knowledge, settings and teach. <c>AddChat</c>, <c>AddLivingAnswers</c> and
    /// <c>IKnowledgeAdmin</c> are the caller's.
    /// </summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddChatAdministration(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<AdminReplies>();
        services.AddSingleton<IChatCommandHandler, ReloadCommands>();
        services.AddSingleton<IChatCommandHandler, KnowledgeCommand>();
        services.AddSingleton<IChatCommandHandler, TeachCommand>();
        services.AddSingleton<IChatCommandHandler, SettingsCommand>();
        return services;
    }
}
