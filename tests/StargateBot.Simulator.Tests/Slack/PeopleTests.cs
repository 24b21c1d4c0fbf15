using System.Net;
using System.Text.Json;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Tests.Slack;

public sealed class PeopleTests : SlackFixture
{
    [Fact]
    public async Task Command_AnsweredByResponseUrl_IsItsReply()
    {
        var socket = await App.ConnectAsync();
        var command = Slack.People.Command(Budi, Slack.Workspace.WithoutBot.Id, "/stargate", "siapa @jane?");
        var envelope = await PlainSlackApp.TakeAsync(socket);
        var payload = envelope.GetProperty("payload");
        Assert.True((await command.Outcome).Acknowledged);
        Assert.Equal("slash_commands", envelope.GetProperty("type").GetString());
        Assert.True(envelope.GetProperty("accepts_response_payload").GetBoolean());
        Assert.Equal($"siapa <@{Slack.Workspace.Jane.Id}>?", payload.GetProperty("text").GetString());

        var url = payload.GetProperty("response_url").GetString()!;
        using var answer = await App.PostAsync(url, """{"text":"jawaban"}""");

        var reply = await Slack.WaitForReplyAsync(command.Id, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("jawaban", reply.Text);
        Assert.Equal(Budi, reply.VisibleTo);
    }

    [Fact]
    public async Task ResponseUrl_SixthUseOrTooLate_IsRefused()
    {
        var url = await CommandUrlAsync();
        for (var i = 0; i < 5; i++)
        {
            using var used = await App.PostAsync(url, """{"text":"x","response_type":"in_channel"}""");
            Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        }

        using var sixth = await App.PostAsync(url, """{"text":"x"}""");
        Assert.Equal(HttpStatusCode.NotFound, sixth.StatusCode);

        var other = await CommandUrlAsync();
        Time.Advance(TimeSpan.FromMinutes(31));
        using var late = await App.PostAsync(other, """{"text":"x"}""");
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Equal(5, Slack.Log.Acts.Count);
    }

    [Fact]
    public async Task Command_PayloadInTheAcknowledgement_IsShown()
    {
        var socket = await App.ConnectAsync();
        var command = Slack.People.Command(Budi, Channel, "/stargate", "help");

        await PlainSlackApp.TakeAsync(socket, """{"text":"bantuan","response_type":"ephemeral"}""");

        Assert.Equal(SlackActKind.CommandResponse, (await Slack.WaitForReplyAsync(command.Id, Cancellation)).Kind);
    }

    [Fact]
    public async Task Command_NoSocketOrNoAcknowledgement_TellsThePerson()
    {
        Assert.Equal("dispatch_failed", (await Slack.People.Command(Budi, Channel, "/stargate", "x").Outcome).Error);
        var socket = await App.ConnectAsync();
        var late = Slack.People.Command(Budi, Channel, "/stargate", "x");
        await PlainSlackApp.ReceiveAsync(socket);
        Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("operation_timeout", (await late.Outcome).Error);
    }

    [Fact]
    public async Task Press_ButtonOfAMessage_CarriesMessageAndValue()
    {
        var blocks = """[{"type":"actions","elements":[{"type":"button","action_id":"src","value":"v1","text":{"type":"plain_text","text":"Sumber"}}]}]""";
        var ts = AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":{blocks}"))).GetProperty("ts").GetString()!;
        var socket = await App.ConnectAsync();
        await PlainSlackApp.TakeAsync(socket);

        var pressed = Slack.People.Press(Budi, Channel, ts, "Sumber");
        var payload = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload");

        Assert.True((await pressed.Outcome).Acknowledged);
        Assert.Equal("block_actions", payload.GetProperty("type").GetString());
        Assert.Equal(ts, payload.GetProperty("message").GetProperty("ts").GetString());
        Assert.Equal("v1", payload.GetProperty("actions")[0].GetProperty("value").GetString());

        var url = payload.GetProperty("response_url").GetString()!;
        (await App.PostAsync(url, """{"text":"diganti","replace_original":true}""")).Dispose();
        Assert.Equal("diganti", Slack.Workspace.General.Find(ts)!.Text);
    }

    [Fact]
    public async Task Press_FeedbackOfAnEphemeralMessage_HasNoMessage()
    {
        var socket = await App.ConnectAsync();
        var blocks = """
            [{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"fb",
              "positive_button":{"text":{"type":"plain_text","text":"Good"},"value":"good"},"negative_button":{"text":{"type":"plain_text","text":"Bad"},"value":"bad"}}]}]
            """;
        var ts = AssertOk(await App.CallAsync("chat.postEphemeral", Post($"\"text\":\"x\",\"user\":\"{Budi}\",\"blocks\":{blocks}"))).GetProperty("message_ts").GetString()!;

        Slack.People.Press(Budi, Channel, ts, "good");
        var payload = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload");

        Assert.False(payload.TryGetProperty("message", out _));
        Assert.True(payload.GetProperty("container").GetProperty("is_ephemeral").GetBoolean());
        Assert.Equal("feedback_buttons", payload.GetProperty("actions")[0].GetProperty("type").GetString());
        Assert.Equal("good", payload.GetProperty("actions")[0].GetProperty("value").GetString());
        Assert.Throws<ArgumentException>(() => Slack.People.Press(Slack.Workspace.Jane.Id, Channel, ts, "good"));
    }

    [Fact]
    public async Task Trigger_SecondUseOrTooLate_IsRefused()
    {
        var socket = await App.ConnectAsync();
        var view = """{"type":"modal","callback_id":"ask","title":{"type":"plain_text","text":"Tanya"},"submit":{"type":"plain_text","text":"Kirim"},"blocks":[{"type":"input","block_id":"q","label":{"type":"plain_text","text":"Pertanyaan"},"element":{"type":"plain_text_input","action_id":"a"}}]}""";
        Slack.People.GlobalShortcut(Budi, "ask");
        var trigger = await TriggerAsync(socket);

        AssertOk(await App.CallAsync("views.open", $$"""{"trigger_id":"{{trigger}}","view":{{view}}}"""));
        AssertError("exchanged_trigger_id", await App.CallAsync("views.open", $$"""{"trigger_id":"{{trigger}}","view":{{view}}}"""));
        Slack.People.GlobalShortcut(Budi, "ask");
        trigger = await TriggerAsync(socket);
        Time.Advance(TimeSpan.FromSeconds(4));
        AssertError("expired_trigger_id", await App.CallAsync("views.open", $$"""{"trigger_id":"{{trigger}}","view":{{view}}}"""));

        var wrong = Slack.People.SubmitModal(Budi, JsonElement.Parse("""{"q":{"a":{"type":"plain_text_input","value":"x"}}}"""));
        var submission = await PlainSlackApp.TakeAsync(socket, """{"response_action":"errors","errors":{"q":"terlalu pendek"}}""");
        Assert.Equal("x", submission.GetProperty("payload").GetProperty("view").GetProperty("state").GetProperty("values").GetProperty("q").GetProperty("a").GetProperty("value").GetString());
        Assert.Equal("terlalu pendek", (await wrong.Outcome).FormErrors["q"]);
        Assert.NotNull(Slack.ModalOf(Budi));

        // Slack's client does not let a required field stay empty.
        Assert.Throws<ArgumentException>(() => Slack.People.SubmitModal(Budi, JsonElement.Parse("{}")));
        var right = Slack.People.SubmitModal(Budi, new Dictionary<string, string> { ["q"] = "cukup panjang" });
        await PlainSlackApp.TakeAsync(socket);
        await right.Outcome;
        Assert.Null(Slack.ModalOf(Budi));
    }

    [Fact]
    public async Task BotPost_IsEchoedAndItsUpdateToo()
    {
        var socket = await App.ConnectAsync();
        var ts = AssertOk(await App.CallAsync("chat.postMessage", Post("\"text\":\"satu\""))).GetProperty("ts").GetString();
        var posted = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload").GetProperty("event");
        AssertOk(await App.CallAsync("chat.update", $$"""{"channel":"{{Channel}}","ts":"{{ts}}","text":"dua"}"""));
        var changed = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload").GetProperty("event");

        Assert.Equal(Slack.Workspace.Bot.BotId, posted.GetProperty("bot_id").GetString());
        Assert.Equal("message_changed", changed.GetProperty("subtype").GetString());
        Assert.Equal("dua", changed.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("satu", changed.GetProperty("previous_message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Edit_WithMention_SendsChangeAndMentionAgain()
    {
        var socket = await App.ConnectAsync();
        var ts = Slack.People.Post(Budi, Channel, "halo");
        await PlainSlackApp.TakeAsync(socket);

        Slack.People.Edit(Channel, ts, "@stargatebot halo");
        var changed = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload").GetProperty("event");
        var mention = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload").GetProperty("event");

        Assert.Equal("message_changed", changed.GetProperty("subtype").GetString());
        Assert.Equal("app_mention", mention.GetProperty("type").GetString());
        Assert.Equal(ts, mention.GetProperty("ts").GetString());
        Assert.True(mention.TryGetProperty("edited", out _));
    }

    [Fact]
    public async Task Post_GuestOfAnotherWorkspace_NamesTheTeam()
    {
        var socket = await App.ConnectAsync();
        Slack.Settings.Subscriptions = ["app_mention"];
        Slack.People.Mention(Slack.Workspace.Guest.Id, Slack.Workspace.Shared.Id, "hello");

        var payload = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload");

        Assert.True(payload.GetProperty("is_ext_shared_channel").GetBoolean());
        Assert.Equal(Slack.Workspace.TeamId, payload.GetProperty("team_id").GetString());
        Assert.Equal("T0PARTNER1", payload.GetProperty("event").GetProperty("user_team").GetString());
    }

    [Fact]
    public async Task WaitForReply_TwoQuestionsInOneThread_EachGetsItsOwn()
    {
        var first = Slack.People.Mention(Budi, Channel, "satu");
        var second = Slack.People.Mention(Budi, Channel, "dua", first);
        AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"jawaban satu\",\"thread_ts\":\"{first}\"")));
        AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"jawaban dua\",\"thread_ts\":\"{first}\"")));

        Assert.Equal("jawaban satu", (await Slack.WaitForReplyAsync(first, Cancellation)).Text);
        Assert.Equal("jawaban dua", (await Slack.WaitForReplyAsync(second, Cancellation)).Text);
    }

    private async Task<string> CommandUrlAsync()
    {
        var socket = await App.ConnectAsync();
        Slack.Sockets.Choice = SlackSocketChoice.Newest;
        Slack.Settings.Subscriptions = [];
        Slack.People.Command(Budi, Channel, "/stargate", "x");
        return (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload").GetProperty("response_url").GetString()!;
    }

    private static async Task<string> TriggerAsync(System.Net.WebSockets.ClientWebSocket socket) =>
        (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload").GetProperty("trigger_id").GetString()!;
}
