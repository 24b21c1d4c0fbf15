using System.CommandLine;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Commands;

/// <summary><c>setup</c>: the commands that tell how to bring the bot to a platform.</summary>
internal sealed class SetupCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public SetupCommand(Texts texts)
        : base("setup", texts.SetupDescription)
    {
        Add(new SetupDiscordCommand(texts));
        Add(new SetupSlackCommand(texts));
        SetAction(Run);

        int Run(ParseResult parsed) =>
            throw new BadInputException(texts.ErrorSubcommandMissing.With(string.Join(", ", Subcommands.Select(command => command.Name))));
    }
}
