using StargateBot.Testing;

namespace StargateBot.Tests.Commands;

public sealed class KnowledgeTests
{
    [Fact]
    public async Task Check_ShippedKnowledge_HasNoFault()
    {
        var result = await ProgramRunner.RunAsync("knowledge", "check");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("No faults.", result.Lines[0]);
        Assert.StartsWith("2 documents, 12 passages", result.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FaultyFolder_PrintsAllFaultsAtOnce()
    {
        using var folder = new TempFolder();
        folder.Write("empty.md", "");
        folder.Write("french.md", "---\nlanguage: fr\n---\n\nBonjour tout le monde.");
        folder.Write("good.md", "This one is a good text about gardens.");
        folder.Write("words/list.txt", "alone");

        var result = await ProgramRunner.RunAsync("knowledge", "check", "--knowledge", folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.All(["empty.md", "french.md", "words/list.txt"], file => Assert.Contains(file, result.Output, StringComparison.Ordinal));
        Assert.Contains("1 documents, 1 passages", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Document_PrintsLocatorsAndSentences()
    {
        var result = await ProgramRunner.RunAsync("knowledge", "show", "--document", "announcement.en");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("announcement.en (en)", result.Lines[0], StringComparison.Ordinal);
        Assert.Equal(6, result.Lines.Count(line => line.StartsWith('¶')));
        Assert.DoesNotContain(result.Lines, line => line.StartsWith("announcement.id", StringComparison.Ordinal));
    }
}
