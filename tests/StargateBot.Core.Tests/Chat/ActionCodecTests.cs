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
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Read_OfWhatWasWritten_GivesTheSameRequest(ChatRequest request) =>
        Assert.Equal(request, ActionCodec.Read(ActionCodec.Write(request)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sb0:help:")]
    [InlineData("sb1:help")]
    [InlineData("sb1:unknown:x")]
    public void Read_OfSomethingElse_GivesNothing(string? text) => Assert.Null(ActionCodec.Read(text));
}
