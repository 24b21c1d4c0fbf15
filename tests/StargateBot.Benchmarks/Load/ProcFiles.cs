using System.Globalization;

namespace StargateBot.Benchmarks.Load;

/// <summary>What Linux tells of another process: https://man7.org/linux/man-pages/man5/proc.5.html</summary>
internal static class ProcFiles
{
    // USER_HZ, the unit of the times in /proc/PID/stat, is 100 on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    // Counted after the name, which may itself hold blanks and brackets: utime and stime are fields 14 and 15 of the line.
    private const int UserTimeField = 11;
    private const int SystemTimeField = 12;

    /// <summary>Gets the processor time that a process has used, in the program and in the kernel, all threads.</summary>
    /// <param name="processId">The process.</param>
    public static TimeSpan ReadCpuTime(int processId) => ParseCpuTime(File.ReadAllText(PathOf(processId, "stat")));

    /// <summary>Gets the most memory that a process has ever had resident, in bytes.</summary>
    /// <param name="processId">The process.</param>
    public static long ReadPeakMemory(int processId) => ParsePeakMemory(File.ReadLines(PathOf(processId, "status")));

    internal static TimeSpan ParseCpuTime(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[UserTimeField]) + Number(fields[SystemTimeField])) / TicksPerSecond);
    }

    internal static long ParsePeakMemory(IEnumerable<string> status)
    {
        var line = status.First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return Number(line.Split(' ', '\t').First(word => word.Length > 0 && char.IsAsciiDigit(word[0]))) * 1024;
    }

    private static string PathOf(int processId, string file) => string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/{file}");

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
