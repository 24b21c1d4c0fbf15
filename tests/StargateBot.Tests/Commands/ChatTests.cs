namespace StargateBot.Tests.Commands;

public sealed class ChatTests
{
    [Fact]
    public async Task Chat_RedirectedInput_AnswersWithoutGreetingPromptOrControlSequences()
    {
        var result = await ProgramRunner.RunAsync(["chat"], "Who is the CEO of OpenAI?\n/sources\n/quit\nnever read\n");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Contains("Altman", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains("(original)", result.Output, StringComparison.Ordinal);
        Assert.Contains("(translation)", result.Output, StringComparison.Ordinal);
        Assert.True(
            result.Output.IndexOf("(original)", StringComparison.Ordinal) < result.Output.IndexOf("(translation)", StringComparison.Ordinal),
            "The original stands before its translation.");
        Assert.DoesNotContain('›', result.Output);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain("never read", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_EndOfInput_EndsCleanly()
    {
        var result = await ProgramRunner.RunAsync(["chat"], "Siapa CEO OpenAI?");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Altman", result.Output, StringComparison.Ordinal);
    }
}
