using System.CommandLine;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Health;
using StargateBot.Localization;

namespace StargateBot.Commands;

/// <summary><c>health</c>: asks a running worker whether it lives, for containers that have no other program to ask with.</summary>
internal sealed class HealthCommand : Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="settings">The settings among the arguments.</param>
    public HealthCommand(Texts texts, ConfigurationArguments settings)
        : base("health", texts.HealthDescription) =>
        SetAction((_, cancellationToken) => RunAsync(settings, texts, cancellationToken));

    private static async Task<int> RunAsync(ConfigurationArguments arguments, Texts texts, CancellationToken cancellationToken)
    {
        var configuration = HostConfiguration.Load(arguments.Require(), texts);
        var url = new Uri(HttpOptions.From(configuration.GetSection(HttpOptions.SectionName), texts).LocalUrl(), HealthServer.LivePath);
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(url, cancellationToken);
            response.EnsureSuccessStatusCode();
            Console.Out.WriteLine(texts.HealthAlive.With(url));
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(texts.HealthDead.With(url, exception.Message));
            return ExitCode.CheckFailed;
        }
    }
}
