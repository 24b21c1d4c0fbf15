using System.Reflection;

namespace StargateBot.IntegrationTests;

/// <summary>The core knows nothing of what is built on it.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void References_OfTheCore_AreNoneOfOurs()
    {
        var names = Assembly.Load("StargateBot.Core").GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.DoesNotContain(names, name =>
            name.StartsWith("StargateBot", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }
}
