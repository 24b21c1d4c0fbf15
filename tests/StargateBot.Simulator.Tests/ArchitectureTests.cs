using System.Reflection;

namespace StargateBot.Simulator.Tests;

/// <summary>The simulator shares nothing with the adapters: shared types would hide shared mistakes.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void References_OfTheProject_PointOneWay()
    {
        var ours = Assembly.Load("StargateBot.Simulator").GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("StargateBot", StringComparison.OrdinalIgnoreCase));

        Assert.All(ours, name => Assert.Contains(name, Array.Empty<string>()));
    }
}
