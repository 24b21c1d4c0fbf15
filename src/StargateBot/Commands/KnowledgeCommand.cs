using System.CommandLine;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Commands;

/// <summary><c>knowledge</c>: the commands about the knowledge folder.</summary>
internal sealed class KnowledgeCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public KnowledgeCommand(Texts texts)
        : base("knowledge", texts.KnowledgeDescription)
    {
        Add(new KnowledgeCheckCommand(texts));
        Add(new KnowledgeShowCommand(texts));
        SetAction(Run);

        int Run(ParseResult parsed) =>
            throw new BadInputException(texts.ErrorSubcommandMissing.With(string.Join(", ", Subcommands.Select(command => command.Name))));
    }
}
