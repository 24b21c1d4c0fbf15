using System.CommandLine;
using StargateBot.Commands;
using StargateBot.Localization;

namespace StargateBot.CommandLine;

/// <summary>Runs the command of an argument list and turns what went wrong into a line and an exit code.</summary>
internal static class CommandRunner
{
    // A question may begin with '@': response files are off.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs the program.</summary>
    /// <param name="program">The root command.</param>
    /// <param name="args">The arguments as the system gave them.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="cancellationToken">Stops the command; Ctrl-C does too.</param>
    /// <returns>An exit code of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(RootCommand program, string[] args, Texts texts, CancellationToken cancellationToken)
    {
        var parsed = program.Parse(args, Parsing);
        if (UsageErrors.Of(parsed, texts) is { Count: > 0 } errors)
        {
            return UsageErrors.Report(parsed.CommandResult.Command, errors, texts);
        }

        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            if (parsed.CommandResult.Command is RunCommand or ProgramCommand)
            {
                // The worker stops by itself, in its own order and time.
                invocation.ProcessTerminationTimeout = null;
            }

            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (BadInputException exception)
        {
            Console.Error.WriteLine(texts.ErrorPrefix.With(exception.Message));
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(texts.ErrorInterrupted);
            return ExitCode.Interrupted;
        }
        catch (IOException exception) when (BrokenPipe.IsCauseOf(exception))
        {
            return ExitCode.Done;
        }
        catch (Exception exception)
        {
            // The outermost step: a fault ends as one line and a code, never as a stack trace.
            Console.Error.WriteLine(texts.ErrorPrefix.With(texts.ErrorFault.With(exception.Message, exception.GetType().Name)));
            return ExitCode.Fault;
        }
    }
}
