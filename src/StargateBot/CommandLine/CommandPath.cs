using System.CommandLine;

namespace StargateBot.CommandLine;

/// <summary>Names commands as they are typed.</summary>
internal static class CommandPath
{
    /// <summary>Gets the names below the program's, each with a space after it, such as <c>knowledge check </c>; empty for the program.</summary>
    /// <param name="command">The command.</param>
    public static string Of(Command command)
    {
        var path = "";
        for (var current = command; current is not RootCommand && current is not null; current = current.Parents.OfType<Command>().FirstOrDefault())
        {
            path = current.Name + " " + path;
        }

        return path;
    }
}
