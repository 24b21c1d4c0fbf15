using System.CommandLine;
using System.CommandLine.Help;
using StargateBot.Commands;
using StargateBot.Localization;

namespace StargateBot.CommandLine;

/// <summary>The program itself: without a command it holds a conversation.</summary>
internal sealed class ProgramCommand : RootCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public ProgramCommand(Texts texts)
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

        ChatCommand.AddTo(this, texts);
    }
}
