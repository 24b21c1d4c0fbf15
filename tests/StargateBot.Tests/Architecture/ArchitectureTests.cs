using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Localization;
using StargateBot.Testing;

namespace StargateBot.Tests.Architecture;

public sealed partial class ArchitectureTests
{
    private static readonly Assembly Core = typeof(IAnswerService).Assembly;
    private static readonly Assembly Host = typeof(Texts).Assembly;

    [Theory]
    [InlineData("Discord")]
    [InlineData("Slack")]
    [InlineData("NetCord")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Extensions.Hosting")]
    [InlineData("Microsoft.Data")]
    [InlineData("System.Data")]
    [InlineData("Npgsql")]
    [InlineData("SQLitePCLRaw")]
    [InlineData("System.Net.Http")]
    [InlineData("System.Net.WebSockets")]
    [InlineData("System.CommandLine")]
    [InlineData("Spectre.Console")]
    [InlineData("stargatebot")]
    public void Core_References_NoChatClientWebServerOrDatabaseDriver(string forbidden) =>
        Assert.DoesNotContain(
            Core.GetReferencedAssemblies(), reference => reference.Name!.StartsWith(forbidden, StringComparison.Ordinal));

    [Fact]
    public void AsyncMethods_OfPublicTypes_TakeACancellationTokenLast()
    {
        var methods = Core.GetExportedTypes().Concat(Host.GetTypes())
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && IsAsync(method.ReturnType))
            .Where(method => method.Name != nameof(IAsyncDisposable.DisposeAsync))

            // It returns at once, and what was taken must not be given up any more.
            .Where(method => method.Name != nameof(IQuestionLog.TakeAsync))
            .ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.True(
            method.GetParameters() is [.., { } last] && last.ParameterType == typeof(CancellationToken),
            $"{method.DeclaringType}.{method.Name} takes no CancellationToken as its last parameter."));
    }

    [Theory]
    [InlineData("StargateBot.Core")]
    [InlineData("StargateBot")]
    public void Namespaces_OfSourceFiles_FollowTheirFolders(string project)
    {
        var root = Path.Combine(RepositoryFiles.Root, "src", project);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsBuilt(Path.GetRelativePath(root, file)) && Path.GetFileName(file) != "Program.cs")
            .ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var folder = Path.GetDirectoryName(Path.GetRelativePath(root, file))!;
            var expected = folder.Length == 0 ? project : $"{project}.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
            Assert.Equal(expected, Namespace().Match(File.ReadAllText(file)).Groups[1].Value);
        });
    }

    private static bool IsBuilt(string path) => path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";

    private static bool IsAsync(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition == typeof(Task) || definition == typeof(Task<>) || definition == typeof(ValueTask) || definition == typeof(ValueTask<>)
            || definition == typeof(IAsyncEnumerable<>);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
