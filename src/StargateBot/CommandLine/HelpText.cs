using System.CommandLine;
using System.CommandLine.Invocation;
using StargateBot.Localization;

namespace StargateBot.CommandLine;

/// <summary>Prints the help of a command in the person's language, wrapped to the width of the terminal.</summary>
/// <param name="texts">Texts in the person's language.</param>
internal sealed class HelpText(Texts texts) : SynchronousCommandLineAction
{
    private const int DefaultWidth = 100;
    private const int MinWidth = 40;
    private const string Indent = "  ";

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var width = Console.IsOutputRedirected ? DefaultWidth : Math.Max(MinWidth, Console.WindowWidth - 1);
        foreach (var line in Lines(parseResult.CommandResult.Command, width))
        {
            Console.Out.WriteLine(line);
        }

        return ExitCode.Done;
    }

    /// <summary>Gets the lines of a command's help.</summary>
    /// <param name="command">The command.</param>
    /// <param name="width">Characters of a line, at most.</param>
    internal IEnumerable<string> Lines(Command command, int width)
    {
        var sections = new[]
        {
            (texts.HelpCommands, Rows: command.Subcommands.Select(c => (Usage(c, withProgram: false), c.Description))),
            (texts.HelpArguments, Rows: command.Arguments.Select(a => (Name(a), a.Description))),
            (texts.HelpOptions, Rows: OptionsOf(command).Select(o => (Name(o), o.Description))),
        };
        var first = sections.SelectMany(s => s.Rows).Max(row => row.Item1.Length) + Indent.Length;
        return (command.Description ?? "").Split(Environment.NewLine).SelectMany(text => Wrap(text, width))
            .Append("")
            .Append(texts.HelpUsage + ":")
            .Append(Indent + Usage(command, withProgram: true))
            .Concat(sections.Where(s => s.Rows.Any()).SelectMany(s => s.Rows.SelectMany(row => Row(row.Item1, row.Item2 ?? "", first, width))
                .Prepend(s.Item1 + ":").Prepend("")))
            .Concat(command is RootCommand ? Wrap(texts.HelpExitCodes, width).Prepend("") : []);
    }

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive))
            .Where(option => !option.Hidden);

    private string Usage(Command command, bool withProgram)
    {
        var words = new List<string>();
        if (withProgram)
        {
            words.Add("stargatebot");
        }

        var path = withProgram ? CommandPath.Of(command).TrimEnd() : command.Name;
        if (path.Length > 0)
        {
            words.Add(path);
        }

        words.AddRange(command.Arguments.Select(Name));
        if (command.Subcommands.Count > 0)
        {
            words.Add(texts.HelpUsageCommand);
        }

        if (withProgram)
        {
            words.Add(texts.HelpUsageOptions);
        }

        return string.Join(' ', words);
    }

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Name(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias is "-h").Append(option.Name));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static IEnumerable<string> Row(string name, string description, int first, int width)
    {
        var column = first + Indent.Length;
        var lines = Wrap(description, Math.Max(MinWidth / 2, width - column)).ToList();
        return lines.Skip(1).Select(line => new string(' ', column) + line)
            .Prepend((Indent + name).PadRight(column) + lines.FirstOrDefault(""));
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }

        yield return line;
    }
}
