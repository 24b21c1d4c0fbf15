using StargateBot.Core.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class ActionCodecTests
{
    public static TheoryData<ChatRequest> Requests =>
    [
        new ChatRequest(ChatCommand.Ask, "Siapa CEO OpenAI: Altman?"),
        new ChatRequest(ChatCommand.Sources) { AnswerId = "ab12cd34" },
        new ChatRequest(ChatCommand.Sources),
        new ChatRequest(ChatCommand.Help),
        new ChatRequest(ChatCommand.Topic, "2") { AnswerId = "ab12cd34" },
        new ChatRequest(ChatCommand.NotHelpful) { AnswerId = "ab12cd34" },
        new ChatRequest(ChatCommand.SwapAnyway, "r1:x"),
        new ChatRequest(ChatCommand.ForgetMe, "yes"),
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Read_OfWhatWasWritten_GivesTheSameRequest(ChatRequest request) =>
        Assert.Equal(request, ActionCodec.Read(ActionCodec.Write(request)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sb1:help")]
    [InlineData("sbx:help:")]
    [InlineData("other:help:")]
    public void Read_OfSomethingElse_GivesNothing(string? text) => Assert.Null(ActionCodec.Read(text));

    [Theory]
    [InlineData("sb0:help:")]
    [InlineData("sb12:help:x")]
    [InlineData("sb1:unknown:x")]
    public void Read_OfAnotherVersion_IsOutdated(string text) => Assert.Equal(new ChatRequest(ChatCommand.Outdated), ActionCodec.Read(text));

    [Fact]
    public void Write_EveryCommandThatAButtonMayAsk_IsReadAgain()
    {
        foreach (var command in Enum.GetValues<ChatCommand>().Where(command => command != ChatCommand.Outdated))
        {
            Assert.Equal(command, ActionCodec.Read(ActionCodec.Write(new ChatRequest(command)))?.Command);
        }
    }
}
