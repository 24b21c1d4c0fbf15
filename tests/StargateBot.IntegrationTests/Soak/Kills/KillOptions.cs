using System.Globalization;

namespace StargateBot.IntegrationTests.Soak.Kills;

/// <summary>How often the worker is killed, which one, and by which chance.</summary>
/// <param name="Kills">How many kills.</param>
/// <param name="Seed">Decides when each comes, and who asks what.</param>
/// <param name="Program">The worker: the program itself, or its library.</param>
internal sealed record KillOptions(int Kills, int Seed, string Program)
{
    private const string KillsVariable = "STARGATEBOT_KILLS";
    private const string SeedVariable = "STARGATEBOT_SOAK_SEED";
    private const string ProgramVariable = "STARGATEBOT_PROGRAM";

    // Short enough for every run of all tests; the long form is 100 and more.
    private const int ShortForm = 6;

    /// <summary>Gets whether the program was compiled ahead of time, as it is shipped: only then is its start measured against its bound.</summary>
    public bool IsPublished => !Program.EndsWith(".dll", StringComparison.Ordinal);

    /// <summary>Reads the environment; without it, the run is short, its seed a new one each day, and the worker the one that was built for the tests.</summary>
    public static KillOptions FromEnvironment() => new(
        NumberOf(KillsVariable) ?? ShortForm,
        NumberOf(SeedVariable) ?? TimeProvider.System.GetUtcNow().DayOfYear,
        Environment.GetEnvironmentVariable(ProgramVariable) ?? Path.Combine(AppContext.BaseDirectory, "stargatebot.dll"));

    private static int? NumberOf(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
