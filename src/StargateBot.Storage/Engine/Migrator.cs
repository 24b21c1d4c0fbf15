using DbUp;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;

namespace StargateBot.Storage.Engine;

/// <summary>Brings a database to the form that this version of the program knows.</summary>
internal static class Migrator
{
    /// <summary>The form that this version knows: the number of the last script, which the script itself writes down.</summary>
    public const int Version = 1;

    /// <summary>Runs what has not been run on a database. Where everything has, that costs the reading of one number.</summary>
    /// <param name="connection">The database.</param>
    /// <exception cref="StoreTooNewException">A newer version of the program wrote it.</exception>
    public static void Run(StoreConnection connection)
    {
        var version = connection.ReadNumber("PRAGMA user_version");
        if (version > Version)
        {
            throw new StoreTooNewException();
        }

        if (version == Version)
        {
            return;
        }

        using var shared = new SharedConnection(connection.Connection);
        var result = DeployChanges.To.SqliteDatabase(shared)
            .WithScripts(ReadScripts())
            .WithTransaction()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw result.Error;
        }
    }

    private static IEnumerable<SqlScript> ReadScripts()
    {
        var assembly = typeof(Migrator).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SqlScript(name, reader.ReadToEnd());
        }
    }
}
