using System.CommandLine;
using System.CommandLine.Parsing;
using StargateBot.Localization;

namespace StargateBot.CommandLine;

/// <summary>Tells in the person's language what is wrong with an argument list.</summary>
internal static class UsageErrors
{
    /// <summary>Lists what is wrong; empty when the list can be used.</summary>
    /// <param name="parsed">The parsed arguments.</param>
    /// <param name="texts">Texts in the person's language.</param>
    public static IReadOnlyList<string> Of(ParseResult parsed, Texts texts)
    {
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        // Ours first: the library has its messages in other languages, but not in Indonesian.
        var errors = Unknown(parsed, texts).Concat(Misused(parsed.CommandResult, texts)).ToList();
        return errors.Count > 0 ? errors : [.. parsed.Errors.Select(error => error.Message).Distinct()];
    }

    /// <summary>Writes the errors to standard error and says where the help is.</summary>
    /// <param name="command">The command that was meant.</param>
    /// <param name="errors">Lines of <see cref="Of"/>.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <returns><see cref="ExitCode.BadInput"/>.</returns>
    public static int Report(Command command, IReadOnlyList<string> errors, Texts texts)
    {
        foreach (var error in errors)
        {
            Console.Error.WriteLine(texts.ErrorPrefix.With(error));
        }

        Console.Error.WriteLine(texts.ErrorSeeHelp.With(CommandPath.Of(command)));
        return ExitCode.BadInput;
    }

    /// <summary>Gets whether a word looks like an option: a dash, then no white space.</summary>
    /// <param name="token">A word of the argument list.</param>
    public static bool IsOption(string token) =>
        token.Length > 1 && token[0] == '-' && !char.IsAsciiDigit(token[1]) && !token.AsSpan().ContainsAny(' ', '\t', '?');

    private static IEnumerable<string> Unknown(ParseResult parsed, Texts texts)
    {
        // The parser takes an unknown option for the argument that is still open.
        var taken = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        var options = taken.Concat(parsed.UnmatchedTokens).Where(IsOption).ToList();
        if (options.Count > 0)
        {
            return options.Select(option => texts.ErrorUnknownArgument.With(option));
        }

        var text = parsed.CommandResult.Command.Arguments.Count > 0 ? texts.ErrorQuoteQuestion : texts.ErrorUnknownArgument;
        return parsed.UnmatchedTokens.Select(word => text.With(word));
    }

    private static IEnumerable<string> Misused(CommandResult command, Texts texts)
    {
        foreach (var option in command.Children.OfType<OptionResult>().Where(option => !option.Implicit))
        {
            if (option.IdentifierTokenCount > 1)
            {
                yield return texts.ErrorOptionTwice.With(option.Option.Name);
            }
            else if (option.Option.ValueType != typeof(bool) && option.Tokens.All(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                yield return texts.ErrorOptionNeedsValue.With(option.Option.Name);
            }
        }
    }
}
