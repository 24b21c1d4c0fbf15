using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Slack.Api;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Tests.Reading;

public sealed class CommandReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("siapa CEO OpenAI?", ChatCommand.Ask, "siapa CEO OpenAI?", null, false)]
    [InlineData("ask who leads it?", ChatCommand.Ask, "who leads it?", null, false)]
    [InlineData("Tanya siapa?", ChatCommand.Ask, "siapa?", null, false)]
    [InlineData("publik tanya siapa?", ChatCommand.Ask, "siapa?", null, true)]
    [InlineData("public en: siapa?", ChatCommand.Ask, "siapa?", Language.English, true)]
    [InlineData("ask id: who?", ChatCommand.Ask, "who?", Language.Indonesian, false)]
    [InlineData("ask", ChatCommand.Ask, "", null, false)]
    [InlineData("sources", ChatCommand.Sources, "", null, false)]
    [InlineData(" Sumber ", ChatCommand.Sources, "", null, false)]
    [InlineData("sources of the money?", ChatCommand.Ask, "sources of the money?", null, false)]
    [InlineData("help", ChatCommand.Help, "", null, false)]
    [InlineData("bantuan", ChatCommand.Help, "", null, false)]
    [InlineData("", ChatCommand.Help, "", null, false)]
    [InlineData("publik", ChatCommand.Help, "", null, true)]
    [InlineData("publikasi apa?", ChatCommand.Ask, "publikasi apa?", null, false)]
    [InlineData("de: wer?", ChatCommand.Ask, "de: wer?", null, false)]
    public void Parse_TextOfTheCommand_IsUnderstood(string text, ChatCommand command, string question, Language? language, bool isPublic) =>
        Assert.Equal((new ChatRequest(command, question), language, isPublic), CommandReader.Parse(text));

    [Fact]
    public void Read_PrivateCommand_AnswersThroughTheResponseAddressAndFallsBackToThePersonAlone()
    {
        var question = Asked("halo");

        Assert.Equal("slack:T1:command:13.7", question.EventKey);
        Assert.Null(question.MessageKey);
        Assert.Equal("slack:T1:C1:@U7", question.Conversation);
        Assert.Equal(Addressing.Command, question.Addressing);
        var place = new ChatPlace("slack", "T1", "C1");
        Assert.Equal(
            new ReplyTarget
            {
                Place = place,
                Recipient = "U7",
                Private = true,
                Token = new Secret("https://hooks.test/1"),
                TokenExpires = Now.AddMinutes(29),
                Fallback = new ReplyTarget
                {
                    Place = place,
                    Recipient = "U7",
                    Private = true,
                    Fallback = new ReplyTarget { Place = place with { Channel = "U7" }, Recipient = "U7" },
                },
            },
            question.ReplyTo);
    }

    [Fact]
    public void Read_PublicCommand_FallsBackToAPostInTheChannel()
    {
        var target = Asked("public halo").ReplyTo;

        Assert.False(target.Private);
        Assert.NotNull(target.Token);
        Assert.Equal(new ReplyTarget { Place = new ChatPlace("slack", "T1", "C1"), Recipient = "U7" }, target.Fallback);
    }

    [Theory]
    [InlineData("http://hooks.test/1")]
    [InlineData("ftp://hooks.test/1")]
    [InlineData("/1")]
    [InlineData(null)]
    public void Read_WithoutASafeResponseAddress_UsesNone(string? url)
    {
        var target = Asked("halo", url).ReplyTo;

        Assert.Null(target.Token);
        Assert.True(target.Private);
    }

    private static IncomingQuestion Asked(string text, string? url = "https://hooks.test/1") => Assert.IsType<Arrival.Asked>(CommandReader.Read(
        new SlashCommand { Command = "/stargate", Text = text, ResponseUrl = url, TriggerId = "13.7", UserId = "U7", TeamId = "T1", ChannelId = "C1" },
        "envelope",
        new SlackIdentity("T1", "UBOT", "BBOT"),
        Now)).Question;
}
