using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;

namespace StargateBot.Slack;

/// <summary>Adds Slack to a host.</summary>
public static class SlackServices
{
    /// <summary>Adds Slack as a chat platform when a token of it is configured; without one, adds nothing.</summary>
    /// <param name="services">Services, among them <see cref="ISuggestedQuestions"/> and logging.</param>
    /// <param name="configuration">The whole configuration; the section is <c>Slack</c>.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <remarks>One token without the other, and an address that a token must not be sent to, stop the start of the host.</remarks>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(SlackOptions.SectionName);
        if (!SlackOptions.IsConfigured(section))
        {
            return services;
        }

        services.AddOptionsWithValidateOnStart<SlackOptions, SlackOptionsValidator>().Configure(options => options.Read(section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IChatPlatform>(provider => new SlackPlatform(
            provider.GetRequiredService<IOptions<SlackOptions>>().Value,
            provider.GetRequiredService<ISuggestedQuestions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SlackPlatform>>()));
        return services;
    }
}
