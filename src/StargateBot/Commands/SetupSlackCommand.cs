using System.CommandLine;
using StargateBot.CommandLine;
using StargateBot.Hosting;
using StargateBot.Localization;
using StargateBot.Setup;
using StargateBot.Slack;

namespace StargateBot.Commands;

/// <summary><c>setup slack</c>: the steps from nothing to the first answer on Slack, and the app's manifest.</summary>
internal sealed class SetupSlackCommand : Command
{
    private const string ManifestOption = "--manifest";

    private readonly Texts _texts;
    private readonly Option<bool> _manifest;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public SetupSlackCommand(Texts texts)
        : base("slack", texts.SetupSlackDescription)
    {
        _texts = texts;
        _manifest = new Option<bool>(ManifestOption) { Description = texts.SetupManifestDescription };
        Add(_manifest);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var manifest = SlackSetup.Manifest();
        var alone = parsed.GetValue(_manifest);
        Print(alone ? Console.Error : Console.Out);
        if (!alone)
        {
            Console.Out.WriteLine();
        }

        Console.Out.WriteLine(manifest);
        return ExitCode.Done;
    }

    private void Print(TextWriter output)
    {
        var texts = SetupTexts.For(_texts.Language);
        var steps = new SetupSteps(output);
        steps.Begin(texts.SlackTitle);
        steps.Step(texts.SlackCreate.With(SlackSetup.CreateAppUrl, $"'stargatebot setup slack {ManifestOption}'", string.Join(", ", SlackSetup.BotScopes), string.Join(", ", SlackSetup.OptionalBotScopes)));
        steps.Step(texts.SlackInstall);
        steps.Step(texts.SlackAppToken.With(string.Join(", ", SlackSetup.AppTokenScopes)));
        steps.Finish(texts, [(PlatformPlan.SlackKeys[0], "xoxb-…"), (PlatformPlan.SlackKeys[1], "xapp-…")], texts.SlackAsk);
    }
}
