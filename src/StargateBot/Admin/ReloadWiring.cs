using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StargateBot.Configuration;
using StargateBot.Conversation;
using StargateBot.Core.Chat;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Evaluation;

namespace StargateBot.Admin;

/// <summary>Registers the changing of knowledge in the worker.</summary>
internal static class ReloadWiring
{
    /// <summary>Registers it.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">Where the knowledge and the program's own data are.</param>
    public static void AddReloading(this IServiceCollection services, HostSettings settings)
    {
        var folder = settings.Knowledge.Resolve(null);
        services.AddSingleton<IGoldenCheck, GoldenCheck>();
        services.AddKnowledgeAdmin(new ReloadOptions
        {
            Answering = KnowledgeOpener.WorkerSettingsOf(settings, folder),
            DataPath = settings.DataPath,
            KeptSnapshots = settings.Knowledge.KeptSnapshots,
            ReadSuggestions = async (path, cancellationToken) => await SuggestedQuestions.ReadAsync(path, cancellationToken),
        });
        if (settings.Knowledge.Watch)
        {
            services.AddSingleton<IBackgroundWork>(provider => new FolderWatch(
                provider.GetRequiredService<IKnowledgeAdmin>(),
                folder,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<FolderWatch>>()));
        }
    }
}
