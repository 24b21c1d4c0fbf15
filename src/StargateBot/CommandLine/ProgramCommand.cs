using System.CommandLine;
using System.CommandLine.Help;
using StargateBot.Commands;
using StargateBot.Configuration;
using StargateBot.Localization;

namespace StargateBot.CommandLine;

/// <summary>The program itself: without a command it is the hosted worker.</summary>
internal sealed class ProgramCommand : RootCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="settings">The settings among the arguments.</param>
    public ProgramCommand(Texts texts, ConfigurationArguments settings)
        : base(texts.ProgramDescription + Environment.NewLine + texts.ProgramNoCommand)
    {
        // Directives such as [suggest] would make a question in brackets mean something else.
        Directives.Clear();
        foreach (var option in Options)
        {
            if (option is HelpOption help)
            {
                help.Description = texts.HelpOptionDescription;
                help.Action = new HelpText(texts);
            }
            else if (option is VersionOption)
            {
                option.Description = texts.VersionOptionDescription;
            }
        }

        RunCommand.AddTo(this, texts, settings);
    }
}
