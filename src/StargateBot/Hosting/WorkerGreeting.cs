using StargateBot.Health;
using StargateBot.Localization;

namespace StargateBot.Hosting;

/// <summary>Tells the person at the terminal where the worker can be found and what is missing to go live.</summary>
/// <param name="output">Where to print.</param>
/// <param name="texts">Texts in the person's language.</param>
internal sealed class WorkerGreeting(TextWriter output, Texts texts)
{
    /// <summary>Prints the greeting.</summary>
    /// <param name="plan">How the platforms take part.</param>
    /// <param name="page">The simulator's page, or null without a simulator.</param>
    /// <param name="http">Address of the health server.</param>
    public void Print(PlatformPlan plan, Uri? page, string http)
    {
        output.WriteLine(texts.RunTitle.With(ProgramVersion.Text));
        if (page is not null)
        {
            output.WriteLine(texts.RunPage.With(page));
        }

        output.WriteLine(texts.RunHealth.With(http + HealthServer.ReadyPath));
        PrintPlatform("Discord", plan.Discord, PlatformPlan.DiscordKeys);
        PrintPlatform("Slack", plan.Slack, PlatformPlan.SlackKeys);
        output.WriteLine(texts.RunStopHint);
    }

    private void PrintPlatform(string name, PlatformUse use, IReadOnlyList<string> keys)
    {
        var text = use switch
        {
            PlatformUse.Live => texts.RunPlatformLive,
            PlatformUse.Simulated => texts.RunPlatformSimulated,
            _ => texts.RunPlatformOff,
        };
        output.WriteLine(text.With(name, PlatformPlan.VariablesOf(keys), name.ToLowerInvariant()));
    }
}
