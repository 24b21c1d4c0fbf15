using System.Net.WebSockets;
using System.Text.Json;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Tests.Slack;

/// <summary>Forms as Slack shows and checks them, and what it tells of people.</summary>
public sealed class FormTests : SlackFixture
{
    private const string Text = """{"type":"plain_text_input","action_id":"a","max_length":5}""";

    [Theory]
    [InlineData("""{"type":"input","block_id":"q","element":ELEMENT}""", "/view/blocks/0")]
    [InlineData("""{"type":"input","block_id":"q","label":{"type":"mrkdwn","text":"x"},"element":ELEMENT}""", "/view/blocks/0/label/type")]
    [InlineData("""{"type":"input","block_id":"q","label":{"type":"plain_text","text":"x"}}""", "/view/blocks/0")]
    [InlineData("""{"type":"input","block_id":"q","label":{"type":"plain_text","text":"x"},"optional":"yes","element":ELEMENT}""", "/view/blocks/0/optional")]
    [InlineData("""{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input","max_length":3001}}""", "/view/blocks/0/element/max_length")]
    [InlineData("""{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input","max_length":0}}""", "/view/blocks/0/element/max_length")]
    [InlineData("""{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input","multiline":1}}""", "/view/blocks/0/element/multiline")]
    [InlineData("""{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"button","text":{"type":"plain_text","text":"x"}}}""", "/view/blocks/0/element/type")]
    public async Task OpenView_BadInputBlock_PointsAtIt(string block, string place)
    {
        var socket = await App.ConnectAsync();

        var answer = await OpenAsync(socket, block.Replace("ELEMENT", Text, StringComparison.Ordinal));

        AssertError("invalid_arguments", answer);
        Assert.Contains($"[json-pointer:{place}]", answer.GetProperty("response_metadata").GetProperty("messages")[0].GetString(), StringComparison.Ordinal);
        Assert.Null(Slack.ModalOf(Budi));
    }

    [Fact]
    public async Task SubmitModal_WhatSlacksClientDoesNotPermit_IsRefused()
    {
        var socket = await App.ConnectAsync();
        AssertOk(await OpenAsync(socket, Block("q", optional: false), Block("r", optional: true)));

        Assert.Throws<ArgumentException>(() => Submit(("r", "x")));
        Assert.Throws<ArgumentException>(() => Submit(("q", "123456")));
        Assert.Throws<ArgumentException>(() => Submit(("q", "1"), ("other", "x")));
        Submit(("q", "12345"));

        var values = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload").GetProperty("view").GetProperty("state").GetProperty("values");
        Assert.Equal("12345", values.GetProperty("q").GetProperty("a").GetProperty("value").GetString());
        Assert.Equal(JsonValueKind.Null, values.GetProperty("r").GetProperty("a").GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task WaitForReply_ThroughTheAddressOfWhatOpenedTheForm_AnswersTheSubmission()
    {
        var socket = await App.ConnectAsync();
        var command = Slack.People.Command(Budi, Channel, "/stargate", "teach");
        var payload = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload");
        AssertOk(await OpenAsync(payload.GetProperty("trigger_id").GetString()!, Block("q", optional: false)));

        var submission = Submit(("q", "x"));
        await PlainSlackApp.TakeAsync(socket);
        using var said = await App.PostAsync(payload.GetProperty("response_url").GetString()!, """{"text":"diajarkan"}""");

        Assert.Equal("diajarkan", (await Slack.WaitForReplyAsync(submission.Id, Cancellation)).Text);
        Assert.Empty(Slack.RepliesTo(command.Id));
    }

    [Fact]
    public async Task UsersInfo_Always_TellsRightsAndNeedsTheScope()
    {
        var owner = AssertOk(await App.FormAsync("users.info", ("user", Slack.Workspace.Admin.Id))).GetProperty("user");
        Assert.True(owner.GetProperty("is_owner").GetBoolean());
        Assert.True(owner.GetProperty("is_admin").GetBoolean());
        Assert.False(AssertOk(await App.FormAsync("users.info", ("user", Budi))).GetProperty("user").GetProperty("is_admin").GetBoolean());

        Slack.Workspace.AddPerson(Slack.Workspace.Admin with { IsDeleted = true });
        owner = AssertOk(await App.FormAsync("users.info", ("user", Slack.Workspace.Admin.Id))).GetProperty("user");
        Assert.True(owner.GetProperty("deleted").GetBoolean());
        Assert.False(owner.TryGetProperty("is_admin", out _));

        Slack.Settings.Scopes = Slack.Settings.Scopes.Remove("users:read");
        AssertError("missing_scope", await App.FormAsync("users.info", ("user", Budi)));
    }

    private static string Block(string id, bool optional) =>
        $$"""{"type":"input","block_id":"{{id}}","optional":{{(optional ? "true" : "false")}},"label":{"type":"plain_text","text":"x"},"element":""" + Text + "}";

    private async Task<JsonElement> OpenAsync(ClientWebSocket socket, params string[] blocks)
    {
        Slack.People.GlobalShortcut(Budi, "ask");
        var payload = (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload");
        return await OpenAsync(payload.GetProperty("trigger_id").GetString()!, blocks);
    }

    private Task<JsonElement> OpenAsync(string trigger, params string[] blocks) => App.CallAsync(
        "views.open",
        $$"""{"trigger_id":"{{trigger}}","view":{"type":"modal","title":{"type":"plain_text","text":"t"},"submit":{"type":"plain_text","text":"s"},"blocks":["""
            + string.Join(',', blocks) + "]}}");

    private SlackInteraction Submit(params (string Block, string Text)[] texts) =>
        Slack.People.SubmitModal(Budi, texts.ToDictionary(text => text.Block, text => text.Text));
}
