using System.Globalization;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>How long the soak is, and by which chance it goes.</summary>
/// <param name="Questions">How many questions are asked.</param>
/// <param name="Seed">Decides who asks what where, and which faults come when.</param>
internal sealed record SoakOptions(int Questions, int Seed)
{
    private const string QuestionsVariable = "STARGATEBOT_SOAK";
    private const string SeedVariable = "STARGATEBOT_SOAK_SEED";

    // Short enough for every run of all tests; the long form is 2 000 and more.
    private const int ShortForm = 200;

    /// <summary>Reads the environment; without it, the soak is short and its seed a new one each day.</summary>
    public static SoakOptions FromEnvironment() => new(
        NumberOf(QuestionsVariable) ?? ShortForm,
        NumberOf(SeedVariable) ?? TimeProvider.System.GetUtcNow().DayOfYear);

    private static int? NumberOf(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
