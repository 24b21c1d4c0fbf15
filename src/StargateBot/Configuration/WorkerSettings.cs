using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>The settings of the worker's own parts, checked; the platforms and the chat core check theirs.</summary>
/// <param name="Host">What all commands share.</param>
/// <param name="Http">Section <c>Http</c>.</param>
/// <param name="Simulator">Section <c>Simulator</c>.</param>
/// <param name="Logging">Section <c>Logging</c>.</param>
/// <param name="Telemetry">Section <c>OpenTelemetry</c>.</param>
internal sealed record WorkerSettings(
    HostSettings Host, HttpOptions Http, SimulatorSettings Simulator, LoggingOptions Logging, TelemetryOptions Telemetry)
{
    /// <summary>Takes the settings out of a configuration and checks them.</summary>
    /// <param name="configuration">The configuration; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">A value cannot be used.</exception>
    public static WorkerSettings From(IConfiguration configuration, Texts texts) => new(
        HostSettings.From(configuration, texts),
        HttpOptions.From(configuration.GetSection(HttpOptions.SectionName), texts),
        SimulatorSettings.From(configuration.GetSection(SimulatorSettings.SectionName), texts),
        LoggingOptions.From(configuration.GetSection(LoggingOptions.SectionName), texts),
        TelemetryOptions.From(configuration, texts));
}
