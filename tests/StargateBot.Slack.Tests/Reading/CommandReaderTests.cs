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
    [InlineData("sources", ChatCommand.Sources, "", Language.English, false)]
    [InlineData(" Sumber ", ChatCommand.Sources, "", Language.Indonesian, false)]
    [InlineData("public en: sumber", ChatCommand.Sources, "", Language.English, false)]
    [InlineData("sources of the money?", ChatCommand.Ask, "sources of the money?", null, false)]
    [InlineData("help", ChatCommand.Help, "", Language.English, false)]
    [InlineData("bantuan", ChatCommand.Help, "", Language.Indonesian, false)]
    [InlineData("", ChatCommand.Help, "", null, false)]
    [InlineData("publik", ChatCommand.Help, "", null, false)]
    [InlineData("reload", ChatCommand.Reload, "", Language.English, false)]
    [InlineData("Muat-Ulang", ChatCommand.Reload, "", Language.Indonesian, false)]
    [InlineData("muat ulang", ChatCommand.Reload, "", Language.Indonesian, false)]
    [InlineData("reload my phone credit?", ChatCommand.Ask, "reload my phone credit?", null, false)]
    [InlineData("rollback", ChatCommand.Rollback, "", Language.English, false)]
    [InlineData("kembalikan 9f3a21c0", ChatCommand.Rollback, "9f3a21c0", Language.Indonesian, false)]
    [InlineData("kembalikan uangnya", ChatCommand.Ask, "kembalikan uangnya", null, false)]
    [InlineData("knowledge", ChatCommand.Knowledge, "", Language.English, false)]
    [InlineData("pengetahuan", ChatCommand.Knowledge, "", Language.Indonesian, false)]
    [InlineData("gaps", ChatCommand.Gaps, "", Language.English, false)]
    [InlineData("celah apa saja?", ChatCommand.Ask, "celah apa saja?", null, false)]
    [InlineData("statistik", ChatCommand.Stats, "", Language.Indonesian, false)]
    [InlineData("stats of the chips?", ChatCommand.Ask, "stats of the chips?", null, false)]
    [InlineData("stats 0", ChatCommand.Ask, "stats 0", null, false)]
    [InlineData("teach", ChatCommand.Teach, "", Language.English, false)]
    [InlineData("ajarkan", ChatCommand.Teach, "", Language.Indonesian, false)]
    [InlineData("settings", ChatCommand.Settings, "", Language.English, false)]
    [InlineData("settings of the memory?", ChatCommand.Ask, "settings of the memory?", null, false)]
    [InlineData("settings answer perhaps", ChatCommand.Ask, "settings answer perhaps", null, false)]
    [InlineData("settings language", ChatCommand.Ask, "settings language", null, false)]
    [InlineData("privasi", ChatCommand.Privacy, "", Language.Indonesian, false)]
    [InlineData("privacy", ChatCommand.Privacy, "", Language.English, false)]
    [InlineData("forget-me", ChatCommand.ForgetMe, "", Language.English, false)]
    [InlineData("lupakan saya", ChatCommand.ForgetMe, "", Language.Indonesian, false)]
    [InlineData("publikasi apa?", ChatCommand.Ask, "publikasi apa?", null, false)]
    [InlineData("de: wer?", ChatCommand.Ask, "de: wer?", null, false)]
    public void Parse_TextOfTheCommand_IsUnderstood(string text, ChatCommand command, string question, Language? language, bool isPublic) =>
        Assert.Equal((new ChatRequest(command, question), language, isPublic), CommandReader.Parse(text));

    [Theory]
    [InlineData("gaps 14", "days=14")]
    [InlineData("celah 14 hari", "days=14")]
    [InlineData("stats 7 days", "days=7")]
    [InlineData("settings answer off", "answer=off")]
    [InlineData("settings answer on without-mention unset language en private on everywhere", "answer=on without-mention=unset language=en private=on everywhere=on")]
    [InlineData("pengaturan jawab nyala tanpa-sebutan hapus bahasa id pribadi mati di-mana-mana", "answer=on without-mention=unset language=id private=off everywhere=on")]
    [InlineData("Pengaturan Bahasa Inggris", "language=en")]
    public void Parse_Arguments_BecomeFields(string text, string fields) =>
        Assert.Equal(fields, string.Join(' ', CommandReader.Parse(text).Request.Fields.Select(field => $"{field.Key}={field.Value}")));

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
                    Fallback = new ReplyTarget { Place = place with { Channel = "U7" }, Recipient = "U7", IsLasting = true },
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
        Assert.False(target.IsLasting);
        Assert.Equal(new ReplyTarget { Place = new ChatPlace("slack", "T1", "C1"), Recipient = "U7", IsLasting = true }, target.Fallback);
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
