using System.Diagnostics;
using System.Text;
using StargateBot.Testing;

namespace StargateBot.Tests;

/// <summary>What a run of the program left behind.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the built program as a process, the way other programs do.</summary>
internal static class ProgramRunner
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Task<ProgramResult> RunAsync(params string[] arguments) => RunAsync(arguments, input: "");

    public static Task<ProgramResult> RunAsync(
        string[] arguments, string input, IReadOnlyDictionary<string, string>? environment = null, string? workingDirectory = null) =>
        RunAsync(arguments, Utf8.GetBytes(input), environment, workingDirectory);

    public static async Task<ProgramResult> RunAsync(
        string[] arguments, byte[] input, IReadOnlyDictionary<string, string>? environment = null, string? workingDirectory = null)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TestTimeout.Step);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "stargatebot.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            WorkingDirectory = workingDirectory ?? RepositoryFiles.Root,
        };
        foreach (var (name, value) in environment ?? English)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var error = process.StandardError.ReadToEndAsync(timeout.Token);
            await WriteAsync(process, input, timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new ProgramResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public static IReadOnlyDictionary<string, string> English { get; } = Locale("en_US.UTF-8");

    public static IReadOnlyDictionary<string, string> Indonesian { get; } = Locale("id_ID.UTF-8");

    public static IReadOnlyDictionary<string, string> Locale(string locale) => new Dictionary<string, string> { ["LC_ALL"] = locale, ["LANG"] = locale };

    private static async Task WriteAsync(Process process, byte[] input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A program that ends before it has read everything, such as after a usage error, is what some tests look at.
        }
    }
}
