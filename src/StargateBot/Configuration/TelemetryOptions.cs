using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>Where traces, metrics and logs are sent, section <c>OpenTelemetry</c>.</summary>
internal sealed record TelemetryOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "OpenTelemetry";

    /// <summary>The variable that the OpenTelemetry specification names ("OpenTelemetry Protocol Exporter", Configuration Options).</summary>
    public const string StandardVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Gets the collector's OTLP address (gRPC), key <c>OpenTelemetry:Endpoint</c>, or null: nothing is sent.</summary>
    /// <value>The default is the value of <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, else null.</value>
    public Uri? Endpoint { get; init; }

    /// <summary>Reads and checks the section.</summary>
    /// <param name="configuration">All settings; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">The address is none of http or https.</exception>
    public static TelemetryOptions From(IConfiguration configuration, Texts texts)
    {
        const string Key = SectionName + ":" + nameof(Endpoint);
        var (key, value) = string.IsNullOrWhiteSpace(configuration[Key]) ? (StandardVariable, configuration[StandardVariable]) : (Key, configuration[Key]);
        if (string.IsNullOrWhiteSpace(value))
        {
            return new TelemetryOptions();
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? new TelemetryOptions { Endpoint = endpoint }
            : throw new BadInputException(texts.ErrorConfigurationValue.With(key, value, texts.SettingTelemetryRule));
    }
}
