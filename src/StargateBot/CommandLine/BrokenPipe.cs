namespace StargateBot.CommandLine;

/// <summary>Knows the error of writing to a reader that has gone, such as <c>head</c>.</summary>
internal static class BrokenPipe
{
    private const int Epipe = 32;
    private const int WindowsNoData = unchecked((int)0x800700E8);
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);

    /// <summary>Gets whether an error says that the reader of our output has gone: no fault of anyone.</summary>
    /// <param name="exception">The error of a write.</param>
    public static bool IsCauseOf(IOException exception) => exception.HResult is Epipe or WindowsNoData or WindowsBrokenPipe;
}
