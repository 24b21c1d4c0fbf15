using System.Reflection;

namespace StargateBot.Slack.Tests;

/// <summary>An adapter knows the core alone: neither the other adapter nor the simulator.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void References_OfTheProject_PointOneWay()
    {
        var ours = Assembly.Load("StargateBot.Slack").GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("StargateBot", StringComparison.OrdinalIgnoreCase));

        Assert.All(ours, name => Assert.Contains(name, (string[])["StargateBot.Core"]));
    }
}
