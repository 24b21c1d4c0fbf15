namespace StargateBot.CommandLine;

/// <summary>What the program's exit code tells.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The check that was asked for failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>Wrong usage or bad input.</summary>
    public const int BadInput = 2;

    /// <summary>A fault of the program or its surroundings.</summary>
    public const int Fault = 3;

    /// <summary>Stopped by Ctrl-C: 128 and the number of SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
