using System.Text.Json;
using StargateBot.Testing;

namespace StargateBot.Tests.Commands;

public sealed class AskTests
{
    private static readonly string[] AnswerFields =
        ["id", "outcome", "language", "text", "citations", "retrieved", "confidence", "composer", "snapshot", "traceId", "elapsedMs"];

    [Fact]
    public async Task Ask_JsonOfAnAnsweredQuestion_HasTheFieldsOfTheContractInOrder()
    {
        var result = await ProgramRunner.RunAsync("ask", "Who is the CEO of OpenAI?", "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        var answer = JsonDocument.Parse(Assert.Single(result.Lines)).RootElement;
        Assert.Equal(AnswerFields, answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("id").ValueKind);
        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.Equal("en", answer.GetProperty("language").GetString());
        Assert.Equal("extractive", answer.GetProperty("composer").GetString());
        Assert.InRange(answer.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.True(answer.GetProperty("elapsedMs").GetDouble() > 0);
        Assert.NotEmpty(answer.GetProperty("snapshot").GetString()!);
        Assert.NotEmpty(answer.GetProperty("traceId").GetString()!);
        Assert.InRange(answer.GetProperty("retrieved").GetArrayLength(), 1, 3);
        Assert.Equal(["document", "locator", "score"], answer.GetProperty("retrieved")[0].EnumerateObject().Select(property => property.Name));
        var citation = answer.GetProperty("citations")[0];
        Assert.Equal(["number", "document", "title", "locator", "quote", "language"], citation.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, citation.GetProperty("number").GetInt32());
        Assert.Equal("announcement.en", citation.GetProperty("document").GetString());
        Assert.Equal("¶4", citation.GetProperty("locator").GetString());
        Assert.Contains("Sam Altman", citation.GetProperty("quote").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_JsonText_LeavesLettersReadable()
    {
        var result = await ProgramRunner.RunAsync("ask", "Who is the CEO of OpenAI?", "--json");

        Assert.Contains("¶4", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u00", result.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Siapa CEO OpenAI?", "Sumber", "Altman")]
    [InlineData("Who is the CEO of OpenAI?", "Sources", "Altman")]
    public async Task Ask_ForPeople_PrintsTextAndSourcesWithoutControlSequences(string question, string heading, string word)
    {
        var result = await ProgramRunner.RunAsync("ask", question);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(word, result.Output, StringComparison.Ordinal);
        Assert.Contains(heading, result.Lines);
        Assert.Contains("[1] ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain("**", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_LanguageOption_DecidesTheLanguageOfTheReply()
    {
        var result = await ProgramRunner.RunAsync("ask", "Siapa CEO OpenAI?", "--language", "en", "--json");

        Assert.Equal("en", JsonDocument.Parse(result.Output).RootElement.GetProperty("language").GetString());
    }

    [Fact]
    public async Task Ask_OutsideTheKnowledge_AbstainsWithTopicsAndExitCodeZero()
    {
        var result = await ProgramRunner.RunAsync("ask", "How do I bake sourdough bread?", "--json");

        Assert.Equal(0, result.ExitCode);
        var answer = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("abstained", answer.GetProperty("outcome").GetString());
        Assert.Equal(0, answer.GetProperty("citations").GetArrayLength());
    }

    [Theory]
    [InlineData("😀🎉🚀")]
    [InlineData("\u0001\u0002\u001b[31mred\u0007")]
    [InlineData("\u202eSiapa CEO OpenAI?\u202c")]
    [InlineData("-5 degrees?")]
    [InlineData("@file")]
    [InlineData("[suggest] what is this?")]
    public async Task Ask_OddCharacters_GiveAnAnswerAndNoFault(string question)
    {
        var result = await ProgramRunner.RunAsync("ask", question);

        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(result.Output.Trim());
        Assert.Empty(result.Error);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain('\u202e', result.Output);
    }

    [Fact]
    public async Task Ask_HundredThousandCharacters_GivesAnAnswerAndNoFault()
    {
        var result = await ProgramRunner.RunAsync("ask", string.Concat(Enumerable.Repeat("berapa nilai ", 7_693))[..100_000], "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.NotEqual("failed", JsonDocument.Parse(result.Output).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Ask_FromAnotherDirectory_FindsTheKnowledgeBesideTheProgram()
    {
        using var elsewhere = new TempFolder();

        var result = await ProgramRunner.RunAsync(["ask", "Siapa CEO OpenAI?"], "", workingDirectory: elsewhere.Path);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Altman", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_KnowledgeOption_AnswersFromThatFolderOnly()
    {
        using var folder = new TempFolder();
        folder.Write("garden.md", "# The garden\n\nThe roses in the north garden were planted by Maria Lopez in 1994.");

        var result = await ProgramRunner.RunAsync("ask", "Who planted the roses?", "--knowledge", folder.Path, "--json");

        var answer = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.Equal("garden", answer.GetProperty("citations")[0].GetProperty("document").GetString());
        Assert.Contains("Maria Lopez", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
