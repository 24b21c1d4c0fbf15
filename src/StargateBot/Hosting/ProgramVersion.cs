using System.Reflection;

namespace StargateBot.Hosting;

/// <summary>The version of the program.</summary>
internal static class ProgramVersion
{
    /// <summary>Gets the version without the commit that it was built from, such as <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
