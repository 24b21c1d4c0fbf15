using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Hosting;
using StargateBot.Localization;
using StargateBot.Simulator;

namespace StargateBot.Commands;

/// <summary><c>run</c>: the hosted worker, also what the program does without a command.</summary>
internal sealed class RunCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="settings">The settings among the arguments.</param>
    public RunCommand(Texts texts, ConfigurationArguments settings)
        : base("run", texts.RunDescription) => AddTo(this, texts, settings);

    /// <summary>Gives a command the options and the action of the worker.</summary>
    /// <param name="command">The command.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="settings">The settings among the arguments.</param>
    public static void AddTo(Command command, Texts texts, ConfigurationArguments settings)
    {
        var knowledge = CommonOptions.Knowledge(texts);
        command.Add(knowledge);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(knowledge), settings, texts, cancellationToken));
    }

    private static async Task<int> RunAsync(string? knowledge, ConfigurationArguments arguments, Texts texts, CancellationToken cancellationToken)
    {
        var configuration = HostConfiguration.Load(arguments.Require(), texts);
        var settings = WorkerSettings.From(configuration, texts);
        var folder = KnowledgeOpener.OpenFolder(settings.Host, knowledge, texts);
        settings = settings with { Host = settings.Host with { Knowledge = settings.Host.Knowledge with { Path = folder.Path } } };
        var plan = PlatformPlan.Of(configuration, settings.Simulator.Enabled, texts);
        var urls = settings.Http.FreeUrls(texts);
        using var signals = new StopSignals();
        using var giveUp = new CancellationTokenSource();
        using var live = new LiveKnowledge(TimeProvider.System);

        // The longest of all begins first; the platforms connect meanwhile.
        var loading = live.LoadAsync((logger, token) => KnowledgeOpener.Open(settings.Host, folder.Path, logger, texts, token), giveUp.Token);
        await using var simulator = plan.NeedsSimulator
            ? await SimulatorServer.StartAsync(new SimulatorOptions { Url = settings.Simulator.Url }, cancellationToken)
            : null;
        await using var application = WorkerHost.Build(WithSimulator(configuration, plan, simulator), settings, urls, live, texts);
        var worker = application.Services.GetRequiredService<Worker>();
        worker.Start();
        try
        {
            await StartAsync(application, texts, cancellationToken);
            new WorkerGreeting(Console.Out, texts).Print(plan, simulator?.Url, application.Urls.First());

            // Knowledge that cannot be read ends the worker as wrong input; every other fault is mended or lived with.
            await await Task.WhenAny(live.Loaded, signals.Stopped);
            await signals.Stopped;
        }
        finally
        {
            await worker.StopAsync(CancellationToken.None);
            await application.StopAsync(CancellationToken.None);
            await giveUp.CancelAsync();
            await loading;
        }

        return ExitCode.Done;
    }

    // A platform that is played gets the tokens that the player gives out.
    private static IConfiguration WithSimulator(IConfiguration configuration, PlatformPlan plan, SimulatorServer? simulator)
    {
        var overrides = new Dictionary<string, string?>();
        if (simulator is not null && plan.Discord == PlatformUse.Simulated)
        {
            overrides["Discord:Token"] = simulator.Discord.BotToken;
            overrides["Discord:ApiBaseUrl"] = simulator.DiscordApi.AbsoluteUri;
        }

        if (simulator is not null && plan.Slack == PlatformUse.Simulated)
        {
            overrides["Slack:BotToken"] = simulator.Slack.BotToken;
            overrides["Slack:AppToken"] = simulator.Slack.AppToken;
            overrides["Slack:ApiBaseUrl"] = simulator.SlackApi.AbsoluteUri;
        }

        return overrides.Count == 0 ? configuration : new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(overrides).Build();
    }

    private static async Task StartAsync(WebApplication application, Texts texts, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            // Taken between the look and the start.
            throw new BadInputException(texts.ErrorAddressUnusable.With("Http:Urls", string.Join(';', application.Urls), exception.Message));
        }
    }
}
