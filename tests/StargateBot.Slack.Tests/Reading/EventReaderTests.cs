using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Slack.Api;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Tests.Reading;

public sealed class EventReaderTests
{
    private static readonly SlackIdentity Self = new("T1", "UBOT", "BBOT");

    [Fact]
    public void Read_MentionAtTopLevel_OpensAThreadUnderTheMessage()
    {
        var question = Asked("""{"type":"app_mention","user":"U7","text":"<@UBOT> halo","ts":"1700000001.000100","channel":"C1","team":"TOTHER"}""");

        Assert.Equal("slack:T1:event:Ev01", question.EventKey);
        Assert.Equal("slack:T1:C1:1700000001.000100", question.MessageKey);
        Assert.Equal(new ChatPlace("slack", "T1", "C1"), question.Place);
        Assert.Equal("slack:T1:C1:1700000001.000100", question.Conversation);
        Assert.Null(question.OpensConversation);
        Assert.Equal(new ChatAuthor("U7"), question.Author);
        Assert.Equal(Addressing.Mention, question.Addressing);
        Assert.Equal(new ChatRequest(ChatCommand.Ask, "halo"), question.Request);
        Assert.Equal(
            new ReplyTarget
            {
                Place = new ChatPlace("slack", "T1", "C1", "1700000001.000100"),
                ReplyToMessage = "1700000001.000100",
                Recipient = "U7",
                IsLasting = true,
            },
            question.ReplyTo);
    }

    [Theory] // Trap 45: the parent is always thread_ts ?? ts.
    [InlineData("", "5.0")]
    [InlineData(""","thread_ts":"2.0" """, "2.0")]
    [InlineData(""","thread_ts":"5.0" """, "5.0")]
    [InlineData(""","thread_ts":"2.0","subtype":"thread_broadcast" """, "2.0")]
    public void Read_MentionAnywhere_RepliesInItsThread(string more, string thread)
    {
        var question = Asked($$"""{"type":"app_mention","user":"U7","text":"<@UBOT> hi","ts":"5.0","channel":"C1"{{more}}}""");

        Assert.Equal(thread, question.ReplyTo.Place.Thread);
        Assert.Equal($"slack:T1:C1:{thread}", question.Conversation);
    }

    [Fact]
    public void Read_DirectMessageAtTopLevel_GoesOnInTheChannelAndOpensAThread()
    {
        var question = Asked("""{"type":"message","channel_type":"im","user":"U7","text":"siapa?","ts":"5.0","channel":"D1"}""");

        Assert.Equal(Addressing.Direct, question.Addressing);
        Assert.Equal("slack:T1:D1", question.Conversation);
        Assert.Equal("slack:T1:D1:5.0", question.OpensConversation);
        Assert.Equal("5.0", question.ReplyTo.Place.Thread);
        Assert.False(question.ReplyTo.ShowWorkingAtOnce);
        Assert.True(question.ReplyTo.IsLasting);
    }

    [Fact]
    public void Read_DirectMessageInAThread_BelongsToTheThread()
    {
        var question = Asked("""{"type":"message","channel_type":"im","user":"U7","text":"dan?","ts":"6.0","thread_ts":"5.0","channel":"D1"}""");

        Assert.Equal("slack:T1:D1:5.0", question.Conversation);
        Assert.Null(question.OpensConversation);
        Assert.Equal("5.0", question.ReplyTo.Place.Thread);
    }

    [Fact] // Trap 35: both tell of the same message.
    public void Read_MentionAndMessageOfOnePost_HaveOneMessageKey()
    {
        var mention = Asked("""{"type":"app_mention","user":"U7","text":"<@UBOT> hi","ts":"5.0","channel":"C1"}""");
        var message = Asked("""{"type":"message","channel_type":"channel","user":"U7","text":"<@UBOT> hi","ts":"5.0","channel":"C1"}""");
        var edited = Asked("""{"type":"app_mention","user":"U7","text":"<@UBOT> hi!","ts":"5.0","channel":"C1","edited":{"user":"U7","ts":"6.0"}}""");

        Assert.Equal(mention.MessageKey, message.MessageKey);
        Assert.Equal(mention.MessageKey, edited.MessageKey);
        Assert.Equal(Addressing.Mention, message.Addressing);
    }

    [Theory] // Trap 37.
    [InlineData(""" "user":"UBOT","bot_id":"BBOT" """, AuthorKind.Self)]
    [InlineData(""" "user":"UX","bot_id":"BBOT" """, AuthorKind.Self)]
    [InlineData(""" "user":"UX","bot_id":"BX" """, AuthorKind.Bot)]
    [InlineData(""" "user":"USLACKBOT" """, AuthorKind.System)]
    [InlineData(""" "user":"U7" """, AuthorKind.Person)]
    public void Read_Author_IsToldApart(string author, AuthorKind kind) =>
        Assert.Equal(kind, Asked($$"""{"type":"app_mention",{{author}},"text":"<@UBOT> hi","ts":"5.0","channel":"C1"}""").Author.Kind);

    [Theory] // Trap 37: edits and deletions are no questions.
    [InlineData("""{"type":"message","subtype":"message_changed","message":{"text":"x"},"ts":"5.0","channel":"C1"}""")]
    [InlineData("""{"type":"message","subtype":"message_deleted","ts":"5.0","channel":"D1","channel_type":"im"}""")]
    [InlineData("""{"type":"message","subtype":"bot_message","bot_id":"BX","text":"<@UBOT>","ts":"5.0","channel":"C1"}""")]
    [InlineData("""{"type":"message","subtype":"assistant_app_thread","user":"U7","text":"x","ts":"5.0","channel":"D1","channel_type":"im"}""")]
    [InlineData("""{"type":"message","channel_type":"channel","user":"U7","text":"top level to others","ts":"5.0","channel":"C1"}""")]
    [InlineData("""{"type":"message","channel_type":"channel","user":"U7","text":"<@U8> you?","ts":"6.0","thread_ts":"5.0","channel":"C1"}""")]
    [InlineData("""{"type":"message","user":"U7","text":"no ts","channel":"C1"}""")]
    [InlineData("""{"type":"assistant_thread_started","assistant_thread":{"user_id":"U7"}}""")]
    [InlineData("""{"type":"app_context_changed","user":"U7","channel":"D1","context":{"entities":[]}}""")]
    [InlineData("""{"type":"channel_created","channel":{"id":"C9"},"user":{"id":"U9"}}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U7"],"bot":[]}}""")]
    [InlineData("""{}""")]
    [InlineData("null")]
    public void Read_WhatIsNoQuestion_IsNothing(string json) => Assert.IsType<Arrival.Nothing>(Read(json));

    [Fact]
    public void Read_ReplyInAThreadWithoutMention_IsAmbient()
    {
        var question = Asked("""{"type":"message","channel_type":"channel","user":"U7","text":"dan SK Hynix?","ts":"6.0","thread_ts":"5.0","channel":"C1"}""");

        Assert.Equal(Addressing.Ambient, question.Addressing);
        Assert.Equal("slack:T1:C1:5.0", question.Conversation);
    }

    [Fact]
    public void Read_EventsOfTheApp_AreToldApart()
    {
        Assert.Equal(
            new Arrival.HomeOpened("U7", "D1", MessagesTab: true),
            Read("""{"type":"app_home_opened","user":"U7","channel":"D1","tab":"messages"}"""));
        Assert.Equal(
            new Arrival.HomeOpened("U7", "D1", MessagesTab: false),
            Read("""{"type":"app_home_opened","user":"U7","channel":"D1","tab":"home","view":{"id":"V1"}}"""));
        Assert.Equal(new Arrival.Removed("app_uninstalled"), Read("""{"type":"app_uninstalled"}"""));
        Assert.Equal(new Arrival.Removed("token_revoked"), Read("""{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["UBOT"]}}"""));
    }

    [Fact] // Trap 32: there is no event object.
    public void Read_AppRateLimited_NeedsNoEvent() =>
        Assert.IsType<Arrival.EventsLimited>(EventReader.Read(
            JsonSerializer.Deserialize("""{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1}""", SlackJson.Default.EventCallback)!, Self));

    [Theory]
    [InlineData(""" "team_id":"TA","context_team_id":"TB","authorizations":[{"team_id":"TC"}] """, "TB")]
    [InlineData(""" "team_id":"TA","authorizations":[{"team_id":"TC"}] """, "TC")]
    [InlineData(""" "team_id":"TA","authorizations":[null] """, "TA")]
    [InlineData(""" "authorizations":null """, "T1")]
    public void Read_Tenant_IsTheWorkspaceOfTheInstallation(string teams, string tenant)
    {
        var callback = JsonSerializer.Deserialize(
            $$"""{"type":"event_callback","event_id":"E",{{teams}},"event":{"type":"app_mention","user":"U7","team":"TX","text":"x","ts":"5.0","channel":"C1"} }""",
            SlackJson.Default.EventCallback)!;

        Assert.Equal(tenant, Assert.IsType<Arrival.Asked>(EventReader.Read(callback, Self)).Question.Place.Tenant);
    }

    private static IncomingQuestion Asked(string json) => Assert.IsType<Arrival.Asked>(Read(json)).Question;

    private static Arrival Read(string json) => EventReader.Read(
        JsonSerializer.Deserialize($$"""{"type":"event_callback","event_id":"Ev01","team_id":"T1","event":{{json}} }""", SlackJson.Default.EventCallback)!, Self);
}
