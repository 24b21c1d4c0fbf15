using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Slack.Api;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Tests.Reading;

public sealed class InteractionReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_SourcesButtonInAThread_ShowsThemToThePersonAlone()
    {
        var question = Asked(Press("sb1:sources:abc", "C1", """ "message_ts":"6.0","thread_ts":"5.0","is_ephemeral":false """));

        Assert.Equal(new ChatRequest(ChatCommand.Sources) { AnswerId = "abc" }, question.Request);
        Assert.Equal("slack:T1:action:13.8", question.EventKey);
        Assert.Equal("slack:T1:C1:5.0", question.Conversation);
        Assert.Equal(Addressing.Action, question.Addressing);
        Assert.True(question.ReplyTo.Private);
        Assert.Equal("https://hooks.test/2", question.ReplyTo.Token?.Reveal());
        Assert.Equal("5.0", question.ReplyTo.Place.Thread);
    }

    [Fact]
    public void Read_QuestionButtonOfAPublicMessage_IsAnsweredInItsThreadForAll()
    {
        var target = Asked(Press("sb1:ask:Siapa mitranya?", "C1", """ "message_ts":"6.0","is_ephemeral":false """)).ReplyTo;

        Assert.Equal(new ChatPlace("slack", "T1", "C1", "6.0"), target.Place);
        Assert.False(target.Private);
        Assert.Null(target.Token);
        Assert.Equal("https://hooks.test/2", target.Fallback?.Token?.Reveal());
    }

    [Fact]
    public void Read_ButtonThatOnePersonSees_IsAnsweredToThatPerson()
    {
        var question = Asked(Press("sb1:ask:Siapa?", "C1", """ "message_ts":"6.0","is_ephemeral":true """));

        Assert.True(question.ReplyTo.Private);
        Assert.NotNull(question.ReplyTo.Token);
        Assert.Null(question.ReplyTo.Place.Thread);
        Assert.Equal("slack:T1:C1:@U7", question.Conversation);
    }

    [Fact]
    public void Read_ButtonInDirectMessages_IsAnsweredInTheThread()
    {
        var target = Asked(Press("sb1:sources:abc", "D1", """ "message_ts":"6.0","thread_ts":"5.0","is_ephemeral":false """)).ReplyTo;

        Assert.Equal(new ReplyTarget { Place = new ChatPlace("slack", "T1", "D1", "5.0"), Recipient = "U7", IsLasting = true }, target);
    }

    [Theory]
    [InlineData("D9", "D9")]
    [InlineData(null, "U7")]
    public void Read_ButtonOfTheHome_IsAnsweredInDirectMessages(string? known, string channel)
    {
        var json = """{"type":"block_actions","trigger_id":"13.8","user":{"id":"U7"},"team":{"id":"T1"},"container":{"type":"view"},"view":{"type":"home"},"actions":[{"action_id":"sb_0","value":"sb1:ask:Siapa?"}]}""";

        var question = Asked(json, known);

        Assert.Equal(new ChatPlace("slack", "T1", channel), question.ReplyTo.Place);
        Assert.Null(question.ReplyTo.Token);
    }

    [Fact]
    public void Read_MessageShortcut_AnswersTheTextForThePersonAlone()
    {
        var question = Asked("""{"type":"message_action","callback_id":"ask_about","trigger_id":"13.9","response_url":"https://hooks.test/3","message_ts":"5.0","message":{"ts":"5.0","text":"siapa &amp; apa <@UBOT>?","user":"U8"},"channel":{"id":"C1"},"user":{"id":"U7"},"team":{"id":"T1"}}""");

        Assert.Equal(new ChatRequest(ChatCommand.Ask, "siapa & apa?"), question.Request);
        Assert.Equal("U7", question.Author.UserId);
        Assert.Equal(Addressing.Command, question.Addressing);
        Assert.True(question.ReplyTo.Private);
        Assert.NotNull(question.ReplyTo.Token);
    }

    [Theory]
    [InlineData("""{"type":"block_actions","user":{"id":"U7"},"actions":[{"value":"other"}]}""")]
    [InlineData("""{"type":"block_actions","user":{"id":"U7"},"actions":[]}""")]
    [InlineData("""{"type":"block_actions","user":{"id":"U7"},"actions":[null]}""")]
    [InlineData("""{"type":"shortcut","callback_id":"x","user":{"id":"U7"}}""")]
    [InlineData("""{"type":"view_submission","user":{"id":"U7"},"view":{"id":"V"}}""")]
    [InlineData("""{"type":"view_closed","user":{"id":"U7"}}""")]
    [InlineData("""{"type":"message_action","user":{"id":"U7"}}""")]
    [InlineData("""{"type":"block_actions"}""")]
    [InlineData("{}")]
    public void Read_WhatAsksNothing_IsNothing(string json) => Assert.IsType<Arrival.Nothing>(Read(json, null));

    private static string Press(string value, string channel, string container) =>
        $$"""{"type":"block_actions","trigger_id":"13.8","response_url":"https://hooks.test/2","user":{"id":"U7","team_id":"T1"},"team":{"id":"T1","domain":"x"},"channel":{"id":"{{channel}}","name":"x"},"container":{"type":"message","channel_id":"{{channel}}",{{container}}},"actions":[{"type":"button","action_id":"sb_0","block_id":"b","action_ts":"7.0","value":"{{value}}"}]}""";

    private static IncomingQuestion Asked(string json, string? direct = null) => Assert.IsType<Arrival.Asked>(Read(json, direct)).Question;

    private static Arrival Read(string json, string? direct) => InteractionReader.Read(
        JsonSerializer.Deserialize(json, SlackJson.Default.Interaction)!, "envelope", new SlackIdentity("T1", "UBOT", "BBOT"), _ => direct, Now);
}
