using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StargateBot.Admin;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Administration;
using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Chat.Living;
using StargateBot.Discord;
using StargateBot.Health;
using StargateBot.Localization;
using StargateBot.Slack;
using StargateBot.Storage;

namespace StargateBot.Hosting;

/// <summary>Puts the parts of the worker together.</summary>
internal static class WorkerHost
{
    // Health and metrics are asked by a handful of programs.
    private const int MaxHttpConnections = 64;

    /// <summary>Builds the host with checked settings; nothing runs yet.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="settings">The settings of the worker's own parts.</param>
    /// <param name="urls">Addresses of the health and metrics server.</param>
    /// <param name="knowledge">What answers; the caller's.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="adjust">Adds to what was registered, or replaces it, before the host is built; null leaves it as it is.</param>
    /// <exception cref="BadInputException">A setting cannot be used.</exception>
    public static WebApplication Build(
        IConfiguration configuration, WorkerSettings settings, IReadOnlyList<string> urls, LiveKnowledge knowledge, Texts texts,
        Action<WebApplicationBuilder>? adjust = null)
    {
        // Empty: what the other builders bring (configuration files that are watched, a log, an end on signals) the worker does itself.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "stargatebot", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        Telemetry.AddLog(builder.Logging, settings.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MaxHttpConnections;
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.Services.AddTelemetry(settings.Telemetry);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(knowledge);
        builder.Services.AddSingleton(knowledge.Current);
        builder.Services.AddSingleton<IAnswerService>(knowledge.Current);
        builder.Services.AddSingleton<ISuggestedQuestions>(knowledge.Current);
        builder.Services.AddReloading(settings.Host);
        builder.Services.AddStorage(configuration);
        builder.Services.AddChat(configuration);
        builder.Services.AddLivingAnswers(configuration);
        builder.Services.AddChatAdministration();
        builder.Services.AddChatInsights();
        builder.Services.AddDiscord(configuration);
        builder.Services.AddSlack(configuration);
        builder.Services.AddSingleton<Worker>();
        adjust?.Invoke(builder);
        var application = builder.Build();
        Validate(application.Services, texts);
        application.UseOpenTelemetryPrometheusScrapingEndpoint(Telemetry.MetricsPath);
        AdminEndpoint.Map(application, configuration);
        new HealthServer(application.Services.GetRequiredService<Worker>().Report).Map(application);
        foreach (var url in urls)
        {
            application.Urls.Add(url);
        }

        return application;
    }

    private static void Validate(IServiceProvider services, Texts texts)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException exception)
        {
            throw new BadInputException(texts.ErrorSettings.With(exception.Failures.First()));
        }
        catch (AggregateException exception) when (exception.InnerExceptions[0] is OptionsValidationException first)
        {
            throw new BadInputException(texts.ErrorSettings.With(first.Failures.First()));
        }
        catch (InvalidOperationException exception)
        {
            // The binder's words for a value that is no number, with the key and the value in them.
            throw new BadInputException(texts.ErrorSettings.With(exception.Message));
        }
    }

    /// <summary>The command owns the host: signals end the worker first.</summary>
    private sealed class OwnedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
