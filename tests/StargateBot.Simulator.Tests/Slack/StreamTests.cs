using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Tests.Slack;

public sealed class StreamTests : SlackFixture
{
    [Fact]
    public async Task Stream_StartedAppendedStopped_IsOneReply()
    {
        var question = Slack.People.Mention(Budi, Channel, "halo");
        var ts = await StartAsync(question);
        AssertOk(await App.CallAsync("chat.appendStream", Stream(ts, "\"markdown_text\":\"satu \"")));
        AssertError("streaming_state_conflict", await App.CallAsync("chat.update", Stream(ts, "\"text\":\"x\"")));
        AssertOk(await App.CallAsync("chat.stopStream", Stream(ts, "\"markdown_text\":\"dua\"")));

        var reply = await Slack.WaitForReplyAsync(question, Cancellation);

        Assert.Equal("satu dua", reply.Text);
        Assert.Single(Slack.RepliesTo(question));
        AssertOk(await App.CallAsync("chat.update", Stream(ts, "\"text\":\"x\"")));
        AssertError("message_not_in_streaming_state", await App.CallAsync("chat.appendStream", Stream(ts, "\"markdown_text\":\"x\"")));
    }

    [Fact]
    public async Task Append_StreamIdleTooLong_IsRefused()
    {
        var ts = await StartAsync(Slack.People.Mention(Budi, Channel, "halo"));
        Slack.Settings.StreamIdle = TimeSpan.FromSeconds(60);
        Time.Advance(TimeSpan.FromSeconds(61));
        AssertError("message_not_in_streaming_state", await App.CallAsync("chat.appendStream", Stream(ts, "\"markdown_text\":\"x\"")));
        AssertOk(await App.CallAsync("chat.update", Stream(ts, "\"text\":\"x\"")));
    }

    [Fact]
    public async Task Append_StoppedByThePerson_IsRefused()
    {
        var ts = await StartAsync(Slack.People.Mention(Budi, Channel, "halo"));
        Slack.People.StopStream(ts);
        AssertError("stopped_by_user", await App.CallAsync("chat.appendStream", Stream(ts, "\"markdown_text\":\"x\"")));
    }

    [Fact]
    public async Task Start_InAChannelWithoutRecipient_IsRefused()
    {
        AssertError("missing_recipient_team_id", await App.CallAsync("chat.startStream", $$"""{"channel":"{{Channel}}"}"""));
        AssertError("missing_recipient_user_id", await App.CallAsync("chat.startStream", $$"""{"channel":"{{Channel}}","recipient_team_id":"T"}"""));
        Assert.Empty(Slack.Log.Of(SlackActKind.StreamStart));
    }

    private async Task<string> StartAsync(string thread) => AssertOk(await App.CallAsync(
        "chat.startStream",
        $$"""{"channel":"{{Channel}}","thread_ts":"{{thread}}","recipient_team_id":"{{Slack.Workspace.TeamId}}","recipient_user_id":"{{Budi}}"}""")).GetProperty("ts").GetString()!;

    private string Stream(string ts, string fields) => $$"""{"channel":"{{Channel}}","ts":"{{ts}}",{{fields}}}""";
}
