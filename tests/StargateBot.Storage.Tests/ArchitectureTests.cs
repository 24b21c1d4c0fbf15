using System.Reflection;

namespace StargateBot.Storage.Tests;

/// <summary>The store knows the core alone, and nobody outside sees which database it is.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Storage = typeof(StorageServices).Assembly;

    [Fact]
    public void References_OfTheProject_PointOneWay()
    {
        var ours = Storage.GetReferencedAssemblies().Select(assembly => assembly.Name!).Where(name => name.StartsWith("StargateBot", StringComparison.OrdinalIgnoreCase));

        Assert.All(ours, name => Assert.Contains(name, (string[])["StargateBot.Core"]));
    }

    [Fact]
    public void PublicTypes_OfTheProject_NameNoDatabase()
    {
        var named = Storage.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(member => member switch
            {
                MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
                PropertyInfo property => [property.PropertyType],
                _ => [],
            });

        Assert.DoesNotContain(named, type => type.FullName!.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || type.Namespace!.StartsWith("System.Data", StringComparison.Ordinal));
    }
}
