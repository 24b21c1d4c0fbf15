using System.Data.Common;
using Microsoft.Extensions.Configuration;

namespace StargateBot.Configuration;

/// <summary>Finds the folder of the program's own data: where the database lies.</summary>
internal static class DataFolder
{
    private const string Default = "data";
    private const string Key = "Storage:ConnectionString";

    /// <summary>Gets the folder; it may not exist yet.</summary>
    /// <param name="configuration">All settings; absent keys mean the defaults.</param>
    public static string Of(IConfiguration configuration)
    {
        if (configuration[Key] is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return Default;
        }

        try
        {
            var connection = new DbConnectionStringBuilder { ConnectionString = text };
            var source = connection.TryGetValue("Data Source", out var value) || connection.TryGetValue("Filename", out value) ? value as string : null;
            return Path.GetDirectoryName(source) is { Length: > 0 } folder ? folder : source is null or ":memory:" ? Default : ".";
        }
        catch (ArgumentException)
        {
            // Who opens the database says what is wrong with it.
            return Default;
        }
    }
}
