using System.Net;
using System.Text.Json;
using StargateBot.Simulator.Faults;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Tests.Slack;

public sealed class WebApiTests : SlackFixture
{
    [Fact]
    public async Task AuthTest_BotToken_TellsWhoItIs()
    {
        var answer = AssertOk(await App.CallAsync("auth.test"));

        Assert.Equal(Slack.Workspace.Bot.Id, answer.GetProperty("user_id").GetString());
        Assert.Equal(Slack.Workspace.Bot.BotId, answer.GetProperty("bot_id").GetString());
        Assert.Equal(Slack.Workspace.TeamId, answer.GetProperty("team_id").GetString());
    }

    [Theory]
    [InlineData("auth.test", "xoxb-wrong", "invalid_auth")]
    [InlineData("no.such.method", null, "unknown_method")]
    [InlineData("apps.connections.open", null, "not_allowed_token_type")]
    [InlineData("conversations.replies", null, "invalid_arguments")]
    public async Task Call_ThatSlackRefuses_NamesTheError(string method, string? token, string error) =>
        AssertError(error, await App.CallAsync(method, token: token));

    [Fact]
    public async Task Call_TokenRevoked_IsRefusedUntilRestored()
    {
        Slack.RevokeBotToken();
        AssertError("token_revoked", await App.CallAsync("auth.test"));
        Slack.RestoreTokens();
        AssertOk(await App.CallAsync("auth.test"));
    }

    [Fact]
    public async Task Call_ScopeMissing_NamesNeededAndProvided()
    {
        Slack.Settings.Scopes = ["users:read", "commands"];

        var answer = await App.CallAsync("chat.postMessage", Post("\"text\":\"x\""));

        AssertError("missing_scope", answer);
        Assert.Equal("chat:write", answer.GetProperty("needed").GetString());
        Assert.Equal("commands,users:read", answer.GetProperty("provided").GetString());
    }

    [Theory]
    [InlineData("\"U0BUDI0001\"")]
    [InlineData("[\"U0BUDI0001\"]")]
    public async Task ConversationsOpen_UsersAsTextOrArray_GivesTheDirectMessage(string users)
    {
        var answer = AssertOk(await App.CallAsync("conversations.open", $$"""{"users":{{users}}}"""));

        Assert.Equal(Slack.Workspace.DirectMessage("U0BUDI0001").Id, answer.GetProperty("channel").GetProperty("id").GetString());
    }

    [Fact]
    public async Task PostMessage_JsonAndForm_AreKeptAlike()
    {
        var blocks = """[{"type":"section","text":{"type":"mrkdwn","text":"*Halo*"}}]""";
        var metadata = """{"event_type":"stargate_answer","event_payload":{"id":"a1"}}""";
        var fromJson = AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"Halo\",\"blocks\":{blocks},\"metadata\":{metadata}")));
        var fromForm = AssertOk(await App.FormAsync(
            "chat.postMessage", ("channel", Channel), ("text", "Halo"), ("blocks", blocks), ("metadata", metadata), ("unfurl_links", "false"), ("unfurl_media", "false")));

        var first = Slack.Workspace.General.Find(fromJson.GetProperty("ts").GetString()!)!;
        var second = Slack.Workspace.General.Find(fromForm.GetProperty("ts").GetString()!)!;
        Assert.Equal(first.Blocks!.Value.GetRawText(), second.Blocks!.Value.GetRawText());
        Assert.Equal(first.Metadata!.Value.GetRawText(), second.Metadata!.Value.GetRawText());
        Assert.Empty(Slack.Log.Violations);
    }

    [Theory]
    [InlineData("C0NOWHERE1", "\"text\":\"x\"", "channel_not_found")]
    [InlineData("C0TANPABOT", "\"text\":\"x\"", "not_in_channel")]
    [InlineData("C0UMUM0001", "\"text\":\"\"", "no_text")]
    [InlineData("C0UMUM0001", "\"text\":\"x\",\"markdown_text\":\"y\"", "markdown_text_conflict")]
    [InlineData("C0UMUM0001", "\"text\":\"x\",\"thread_ts\":\"1.000001\"", "thread_not_found")]
    [InlineData("C0UMUM0001", "\"text\":\"x\",\"blocks\":\"nonsense\"", "invalid_blocks_format")]
    [InlineData("C0UMUM0001", "\"text\":\"x\",\"metadata\":{\"id\":\"1\"}", "invalid_metadata_schema")]
    public async Task PostMessage_ThatSlackRefuses_NamesTheError(string channel, string fields, string error)
    {
        AssertError(error, await App.CallAsync("chat.postMessage", $$"""{"channel":"{{channel}}",{{fields}}}"""));
        Assert.Empty(Slack.Log.Acts);
    }

    [Fact]
    public async Task PostMessage_ArchivedChannel_IsRefused()
    {
        Slack.Workspace.General.IsArchived = true;
        AssertError("is_archived", await App.CallAsync("chat.postMessage", Post("\"text\":\"x\"")));
    }

    [Fact]
    public async Task PostMessage_TooMuchInBlocks_IsRefused()
    {
        var section = $$$"""{"type":"section","text":{"type":"mrkdwn","text":"{{{new string('x', 2900)}}}"}}""";
        AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":[{string.Join(',', Enumerable.Repeat(section, 4))}]")));
        AssertError("msg_blocks_too_long", await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":[{string.Join(',', Enumerable.Repeat(section, 5))}]")));
    }

    [Theory]
    [InlineData("\"text\":\"halo <!channel>\"", "a mention that pings people")]
    [InlineData("\"text\":\"halo <@U0BUDI0001>\"", "a mention that pings people")]
    [InlineData("\"markdown_text\":\"halo <!here>\"", "a mention that pings people")]
    [InlineData("\"text\":\"x\",\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"<!everyone>\"}}]", "a mention that pings people")]
    public async Task PostMessage_WithPing_IsDeliveredAndNoted(string fields, string rule)
    {
        AssertOk(await App.CallAsync("chat.postMessage", Post(fields)));
        Assert.Equal(rule, Assert.Single(Slack.Log.Violations).Rule);
    }

    [Fact]
    public async Task PostMessage_WithoutUnfurlFlags_IsNoted()
    {
        AssertOk(await App.CallAsync("chat.postMessage", $$"""{"channel":"{{Channel}}","text":"x"}"""));
        Assert.Equal("chat.postMessage", Assert.Single(Slack.Log.Violations).Where);
    }

    [Fact]
    public async Task PostMessage_ThreadTsOfAReply_IsNotedAndGoesToTheThread()
    {
        var question = Slack.People.Post(Budi, Channel, "halo");
        var reply = Slack.People.Post(Budi, Channel, "lagi", question);

        var answer = AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"thread_ts\":\"{reply}\"")));

        Assert.Equal(question, Slack.Workspace.General.Find(answer.GetProperty("ts").GetString()!)!.ThreadTs);
        Assert.Single(Slack.Log.Violations);
    }

    [Fact]
    public async Task Update_LongTextOrForeignMessage_IsRefused()
    {
        var ts = AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"{new string('x', 4500)}\""))).GetProperty("ts").GetString();
        AssertError("msg_too_long", await App.CallAsync("chat.update", $$"""{"channel":"{{Channel}}","ts":"{{ts}}","text":"{{new string('y', 4001)}}"}"""));
        AssertOk(await App.CallAsync("chat.update", $$"""{"channel":"{{Channel}}","ts":"{{ts}}","text":"{{new string('y', 4000)}}"}"""));

        var theirs = Slack.People.Post(Budi, Channel, "halo");
        AssertError("cant_update_message", await App.CallAsync("chat.update", $$"""{"channel":"{{Channel}}","ts":"{{theirs}}","text":"x"}"""));
        AssertError("message_not_found", await App.CallAsync("chat.update", $$"""{"channel":"{{Channel}}","ts":"1.000001","text":"x"}"""));
    }

    [Fact]
    public async Task PostEphemeral_ToAStranger_IsRefused()
    {
        AssertError("user_not_in_channel", await App.CallAsync("chat.postEphemeral", Post("\"text\":\"x\",\"user\":\"U0GUEST001\"")));
        var answer = AssertOk(await App.CallAsync("chat.postEphemeral", Post($"\"text\":\"x\",\"user\":\"{Budi}\"")));

        Assert.Null(Slack.Workspace.General.Find(answer.GetProperty("message_ts").GetString()!));
        Assert.Equal(Budi, Assert.Single(Slack.Log.Of(SlackActKind.Ephemeral)).VisibleTo);
    }

    [Fact]
    public async Task Replies_LongThread_AreClampedAndCounted()
    {
        var question = Slack.People.Post(Budi, Channel, "halo");
        for (var i = 0; i < 30; i++)
        {
            Slack.People.Post(Budi, Channel, $"balasan {i}", question);
        }

        var all = AssertOk(await App.FormAsync("conversations.replies", ("channel", Channel), ("ts", question)));
        Assert.Equal(31, all.GetProperty("messages").GetArrayLength());

        Slack.Settings.ClampHistory = true;
        var clamped = AssertOk(await App.FormAsync("conversations.replies", ("channel", Channel), ("ts", question), ("limit", "100")));
        Assert.Equal(15, clamped.GetProperty("messages").GetArrayLength());
        Assert.True(clamped.GetProperty("has_more").GetBoolean());

        AssertError("ratelimited", await App.FormAsync("conversations.replies", ("channel", Channel), ("ts", question)));
        Time.Advance(TimeSpan.FromMinutes(1));
        AssertOk(await App.FormAsync("conversations.replies", ("channel", Channel), ("ts", question)));
    }

    [Fact]
    public async Task Replies_MetadataWanted_GiveIt()
    {
        var question = Slack.People.Post(Budi, Channel, "halo");
        AssertOk(await App.CallAsync("chat.postMessage", Post($$$"""
            "text":"x","thread_ts":"{{{question}}}","metadata":{"event_type":"stargate_answer","event_payload":{"id":"a1"}}
            """)));

        var with = await App.FormAsync("conversations.replies", ("channel", Channel), ("ts", question), ("include_all_metadata", "true"));
        var without = await App.FormAsync("conversations.replies", ("channel", Channel), ("ts", question));

        Assert.Equal("a1", with.GetProperty("messages")[1].GetProperty("metadata").GetProperty("event_payload").GetProperty("id").GetString());
        Assert.False(without.GetProperty("messages")[1].TryGetProperty("metadata", out _));
    }

    [Fact]
    public async Task Limit_OneChannel_LeavesTheOtherAlone()
    {
        Slack.ApiFaults.Limit("chat.postMessage", Channel, TimeSpan.FromSeconds(30));

        using (var refused = await App.RawAsync("chat.postMessage", Post("\"text\":\"x\"")))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(30), refused.Headers.RetryAfter!.Delta);
        }

        AssertOk(await App.CallAsync("chat.postMessage", $$"""{"channel":"{{Slack.Workspace.Private.Id}}","text":"x"}"""));
        Time.Advance(TimeSpan.FromSeconds(30));
        AssertOk(await App.CallAsync("chat.postMessage", Post("\"text\":\"x\"")));
    }

    [Fact]
    public async Task HttpFault_HtmlPage_ThenOkFalse_ThenNothing()
    {
        Slack.HttpFaults.Add(new HttpFault { PathPattern = "chat.postMessage", Status = 503, Body = "<html>", ContentType = "text/html" });
        Slack.ApiFaults.FailNext("chat.postMessage", "ratelimited");

        using (var refused = await App.RawAsync("chat.postMessage", Post("\"text\":\"x\"")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        AssertError("ratelimited", await App.CallAsync("chat.postMessage", Post("\"text\":\"x\"")));
        AssertOk(await App.CallAsync("chat.postMessage", Post("\"text\":\"x\"")));
    }

    [Fact]
    public async Task SetStatus_TwoMinutesOrAPost_TakeItAway()
    {
        var question = Slack.People.DirectMessage(Budi, "halo");
        var dm = Slack.Workspace.DirectMessage(Budi).Id;
        var status = $$"""{"channel_id":"{{dm}}","thread_ts":"{{question}}","status":"is thinking…"}""";

        AssertOk(await App.CallAsync("assistant.threads.setStatus", status));
        Assert.Equal("is thinking…", Slack.StatusOf(dm, question));
        Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(Slack.StatusOf(dm, question));

        AssertOk(await App.CallAsync("assistant.threads.setStatus", status));
        AssertOk(await App.CallAsync("chat.postMessage", $$"""{"channel":"{{dm}}","thread_ts":"{{question}}","text":"x","unfurl_links":false,"unfurl_media":false}"""));
        Assert.Null(Slack.StatusOf(dm, question));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"thread_ts\":\"1700000001.000100\"", false)]
    public async Task SetSuggestedPrompts_UnderAgentView_ShowsOnlyWithoutThread(string thread, bool shown)
    {
        var dm = Slack.Workspace.DirectMessage(Budi).Id;

        AssertOk(await App.CallAsync("assistant.threads.setSuggestedPrompts", $$"""{"channel_id":"{{dm}}","prompts":[{"title":"t","message":"m"}]{{thread}}}"""));

        Assert.Equal(shown, Assert.Single(Slack.Log.Of(SlackActKind.SuggestedPrompts)).InEffect);
    }

    [Fact]
    public async Task UsersInfo_LocaleWanted_GivesIt()
    {
        var user = AssertOk(await App.FormAsync("users.info", ("user", Budi), ("include_locale", "true"))).GetProperty("user");

        Assert.Equal("id-ID", user.GetProperty("locale").GetString());
        Assert.Equal(25200, user.GetProperty("tz_offset").GetInt32());
        Assert.Equal(JsonValueKind.Object, user.GetProperty("profile").ValueKind);
    }
}
