namespace StargateBot.Testing;

/// <summary>The one time-out of tests: long enough for a loaded machine, short enough to end a hang.</summary>
public static class TestTimeout
{
    /// <summary>Gets how long one step of a test may take.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromMinutes(2);
}
