using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Intake;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Discord;

/// <summary>Registers the Discord adapter.</summary>
public static class DiscordServices
{
    /// <summary>Adds the adapter when <c>Discord:Token</c> is configured, else nothing. Wants an <see cref="ISuggestedQuestions"/>; an <see cref="ISessionStore"/> and an <see cref="IKnowledgeAdmin"/> are used where they are registered.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(DiscordOptions.SectionName);
        if (!DiscordOptions.IsConfigured(section))
        {
            return services;
        }

        services.AddOptions<DiscordOptions>().Configure(options => Bind(section, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IChatPlatform>(provider => new DiscordPlatform(
            provider.GetRequiredService<IOptions<DiscordOptions>>(),
            new DiscordDependencies(provider.GetRequiredService<ISuggestedQuestions>())
            {
                Admins = provider.GetRequiredService<IOptions<AdminOptions>>().Value,
                Sessions = provider.GetService<ISessionStore>(),
                Knowledge = provider.GetService<IKnowledgeAdmin>,
            },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        return services;
    }

    // By hand: three texts are not worth the reflection of a binder, and a bad value gets our message instead of the binder's.
    private static void Bind(IConfigurationSection section, DiscordOptions options)
    {
        options.Token = section[nameof(DiscordOptions.Token)] ?? options.Token;
        options.ApiBaseUrl = section[nameof(DiscordOptions.ApiBaseUrl)] ?? options.ApiBaseUrl;
        options.MessageContent = section[nameof(DiscordOptions.MessageContent)] ?? options.MessageContent;
    }

    private sealed class DiscordOptionsValidator : IValidateOptions<DiscordOptions>
    {
        public ValidateOptionsResult Validate(string? name, DiscordOptions options) =>
            DiscordSettings.Read(options, out _) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
