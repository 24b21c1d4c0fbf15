using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using StargateBot.Configuration;
using StargateBot.Core.Telemetry;

namespace StargateBot.Hosting;

/// <summary>What the worker tells about itself: a log on standard error, metrics to be fetched, and all of it to a collector where one is set.</summary>
internal static class Telemetry
{
    /// <summary>Path that the metrics are fetched from, in the form of Prometheus.</summary>
    public const string MetricsPath = "/metrics";

    private const string ServiceName = "stargatebot";
    private const string RuntimeMeter = "System.Runtime";

    /// <summary>Adds the log.</summary>
    /// <param name="logging">The logging of the host.</param>
    /// <param name="options">Form and levels.</param>
    public static void AddLog(ILoggingBuilder logging, LoggingOptions options)
    {
        logging.SetMinimumLevel(options.DefaultLevel);
        foreach (var (category, level) in options.CategoryLevels)
        {
            logging.AddFilter(category, level);
        }

        // Whoever does not read the log must not be able to stop the bot: what does not fit the queue is dropped, and counted there.
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        if (options.Json)
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            logging.AddSimpleConsole(simple =>
            {
                simple.SingleLine = true;
                simple.UseUtcTimestamp = true;
                simple.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            });
        }
    }

    /// <summary>Adds metrics, and traces and logs where a collector is set.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="options">The collector.</param>
    public static void AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: ProgramVersion.Text))
            .WithMetrics(metrics => metrics.AddMeter(ChatTelemetry.Name, RuntimeMeter).AddPrometheusExporter());
        if (options.Endpoint is { } endpoint)
        {
            telemetry.WithTracing(tracing => tracing.AddSource(ChatTelemetry.Name)).WithLogging().UseOtlpExporter(OtlpExportProtocol.Grpc, endpoint);
        }
    }
}
