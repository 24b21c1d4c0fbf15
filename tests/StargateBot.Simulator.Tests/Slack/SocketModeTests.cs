using System.Net.WebSockets;
using System.Text.Json;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Tests.Slack;

public sealed class SocketModeTests : SlackFixture
{
    [Fact]
    public async Task Connect_TicketUsedTwice_IsRefused()
    {
        var url = await App.OpenConnectionAsync();
        using var first = new ClientWebSocket();
        using var second = new ClientWebSocket();

        await first.ConnectAsync(url, Cancellation);
        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(url, Cancellation));

        Assert.Equal(1, (await PlainSlackApp.ReceiveAsync(first)).GetProperty("num_connections").GetInt32());
    }

    [Fact]
    public async Task Connect_EleventhSocket_IsToldTooMany()
    {
        for (var i = 0; i < 10; i++)
        {
            await App.ConnectAsync();
        }

        var refused = await PlainSlackApp.ReceiveAsync(await App.ConnectAsync(expectHello: false));

        Assert.Equal("too_many_websockets", refused.GetProperty("reason").GetString());
        Assert.Equal(10, Slack.Sockets.Open.Count);
    }

    [Fact]
    public async Task Mention_BothSubscribed_SendsBothEventsInTheChosenOrder()
    {
        var socket = await App.ConnectAsync();
        Slack.Settings.MessageBeforeMention = true;
        var ts = Slack.People.Mention(Budi, Channel, "a < b & c");

        var first = Payload(await PlainSlackApp.TakeAsync(socket));
        var second = Payload(await PlainSlackApp.TakeAsync(socket));

        Assert.Equal("message", first.GetProperty("event").GetProperty("type").GetString());
        Assert.Equal("app_mention", second.GetProperty("event").GetProperty("type").GetString());
        Assert.NotEqual(first.GetProperty("event_id").GetString(), second.GetProperty("event_id").GetString());
        Assert.All([first, second], payload => Assert.Equal(ts, payload.GetProperty("event").GetProperty("ts").GetString()));
        Assert.Equal($"<@{Slack.Workspace.Bot.Id}> a &lt; b &amp; c", second.GetProperty("event").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Envelope_WithoutAcknowledgement_IsRedeliveredUnderANewEnvelopeId()
    {
        Slack.Settings.RedeliveryDelays = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];
        var socket = await App.ConnectAsync();
        Slack.People.DirectMessage(Budi, "halo");
        var envelopes = new List<JsonElement> { await PlainSlackApp.ReceiveAsync(socket) };
        for (var i = 0; i < 3; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(3));
            envelopes.Add(await PlainSlackApp.ReceiveAsync(socket));
        }

        Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal([0, 1, 2, 3], envelopes.Select(envelope => envelope.GetProperty("retry_attempt").GetInt32()));
        Assert.Equal(4, envelopes.Select(envelope => envelope.GetProperty("envelope_id").GetString()).Distinct().Count());
        Assert.Single(envelopes.Select(envelope => Payload(envelope).GetProperty("event_id").GetString()).Distinct());
        Assert.Equal(1, Slack.Sockets.Lost);
        Assert.Equal(0, Slack.Sockets.Unacknowledged);
    }

    [Fact]
    public async Task Acknowledgement_OnAnotherSocket_DoesNotCount()
    {
        var first = await App.ConnectAsync();
        var second = await App.ConnectAsync();
        Slack.Sockets.Choice = SlackSocketChoice.Oldest;
        Slack.People.DirectMessage(Budi, "halo");
        var envelope = await PlainSlackApp.ReceiveAsync(first);

        await PlainSlackApp.AcknowledgeAsync(second, envelope);
        Slack.People.DirectMessage(Budi, "lagi");
        var next = await PlainSlackApp.ReceiveAsync(first);
        await PlainSlackApp.AcknowledgeAsync(first, next);
        await WaitUntilAsync(() => Slack.Sockets.Acknowledgements.Count == 1 && Slack.Log.Violations.Count == 1);

        Assert.Equal(1, Slack.Sockets.Unacknowledged);
    }

    [Fact]
    public async Task Acknowledgement_PayloadWhereNoneIsAllowed_IsNoted()
    {
        var socket = await App.ConnectAsync();
        Slack.People.DirectMessage(Budi, "halo");

        await PlainSlackApp.TakeAsync(socket, """{"text":"x"}""");
        await WaitUntilAsync(() => Slack.Log.Violations.Count == 1);

        Assert.Equal("socket", Slack.Log.Violations[0].Where);
    }

    [Fact]
    public async Task LoseNextAcknowledgement_SocketIsReset_EventComesAgainOnTheNext()
    {
        var socket = await App.ConnectAsync();
        Slack.Sockets.LoseNextAcknowledgement();
        Slack.People.DirectMessage(Budi, "halo");
        var first = await PlainSlackApp.TakeAsync(socket);
        await Assert.ThrowsAsync<WebSocketException>(() => PlainSlackApp.ReceiveAsync(socket));

        var again = await PlainSlackApp.TakeAsync(await App.ConnectAsync());

        Assert.Equal(Payload(first).GetProperty("event_id").GetString(), Payload(again).GetProperty("event_id").GetString());
        Assert.Equal(1, again.GetProperty("retry_attempt").GetInt32());
        Assert.Equal("connection_failed", again.GetProperty("retry_reason").GetString());
    }

    [Fact]
    public async Task LoseFirstDelivery_OnlyTheRedeliveryArrives()
    {
        var socket = await App.ConnectAsync();
        Slack.Sockets.LoseFirstDelivery();
        Slack.People.DirectMessage(Budi, "halo");

        Assert.Equal(1, (await PlainSlackApp.TakeAsync(socket)).GetProperty("retry_attempt").GetInt32());
    }

    [Fact]
    public async Task DuplicateNext_SameEventTwice()
    {
        var socket = await App.ConnectAsync();
        Slack.Sockets.DuplicateNext();
        Slack.People.DirectMessage(Budi, "halo");

        var first = await PlainSlackApp.TakeAsync(socket);
        var second = await PlainSlackApp.TakeAsync(socket);

        Assert.Equal(Payload(first).GetProperty("event_id").GetString(), Payload(second).GetProperty("event_id").GetString());
        Assert.NotEqual(first.GetProperty("envelope_id").GetString(), second.GetProperty("envelope_id").GetString());
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    [InlineData("link_disabled")]
    public async Task Disconnect_OldSocket_GoesOnForTenSeconds(string reason)
    {
        var socket = await App.ConnectAsync();
        Slack.Sockets.Disconnect(reason);
        Assert.Equal(reason, (await PlainSlackApp.ReceiveAsync(socket)).GetProperty("reason").GetString());

        Slack.People.DirectMessage(Budi, "halo");
        Assert.Equal("events_api", (await PlainSlackApp.TakeAsync(socket)).GetProperty("type").GetString());
        await WaitUntilAsync(() => Slack.Sockets.Acknowledgements.Count == 1);
        Time.Advance(TimeSpan.FromSeconds(10));

        var end = await socket.ReceiveAsync(new byte[10], Cancellation);
        Assert.Equal(WebSocketMessageType.Close, end.MessageType);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        await Slack.Sockets.History[0].Closed.WaitAsync(Cancellation);
        Assert.Equal(1000, Slack.Sockets.History[0].ClientCloseCode);
    }

    [Fact]
    public async Task SendOddFrames_OpenSocket_ArriveAsTheyAre()
    {
        var socket = await App.ConnectAsync();
        Slack.Sockets.SendText("{broken");
        var buffer = new byte[100];
        Assert.Equal(7, (await socket.ReceiveAsync(buffer, Cancellation)).Count);
        Slack.Sockets.SendBinary();
        Assert.Equal(WebSocketMessageType.Binary, (await socket.ReceiveAsync(buffer, Cancellation)).MessageType);

        var limited = Slack.Sockets.SendAppRateLimitedAsync();
        var envelope = await PlainSlackApp.TakeAsync(socket);
        Assert.False(Payload(envelope).TryGetProperty("event", out _));
        Assert.True(await limited);

        var unknown = Slack.Sockets.SendUnknownAsync(characters: 40_000);
        Slack.Sockets.Fragment(1000);
        Assert.Equal("simulator_unknown", (await PlainSlackApp.TakeAsync(socket)).GetProperty("type").GetString());
        Assert.True(await unknown);
    }

    [Fact]
    public async Task Freeze_Socket_EventIsLostOnItAndComesOnTheNext()
    {
        var frozen = await App.ConnectAsync();
        Slack.Sockets.Freeze();
        Slack.People.DirectMessage(Budi, "halo");
        Assert.Equal(1, Slack.Sockets.Unacknowledged);
        var socket = await App.ConnectAsync();
        Slack.Sockets.Choice = SlackSocketChoice.Newest;

        Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(1, (await PlainSlackApp.TakeAsync(socket)).GetProperty("retry_attempt").GetInt32());
        Assert.Equal(WebSocketState.Open, frozen.State);
    }

    [Fact]
    public async Task IgnorePings_ClientThatPings_GivesTheSocketUp()
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(20);
        socket.Options.KeepAliveTimeout = TimeSpan.FromMilliseconds(100);
        await socket.ConnectAsync(await App.OpenConnectionAsync(), Cancellation);
        await PlainSlackApp.ReceiveAsync(socket);
        Slack.Sockets.IgnorePings();

        await Assert.ThrowsAnyAsync<Exception>(() => PlainSlackApp.ReceiveAsync(socket));
        await Slack.Sockets.History[0].Closed.WaitAsync(Cancellation);

        Assert.Equal(WebSocketState.Aborted, socket.State);
    }

    [Fact]
    public async Task IgnoreClose_ClientCloses_GetsNoAnswer()
    {
        var socket = await App.ConnectAsync();
        Slack.Sockets.IgnoreClose();

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        await WaitUntilAsync(() => Slack.Sockets.History[0].ClientCloseCode == 1000);

        Assert.Null(Slack.Sockets.History[0].ClosedAt);
    }

    [Fact]
    public async Task RefuseNext_Handshake_FailsOnce()
    {
        Slack.Sockets.RefuseNext();
        using var socket = new ClientWebSocket();
        var url = await App.OpenConnectionAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(url, Cancellation));

        await App.ConnectAsync();
        Assert.Equal(2, Slack.Sockets.Attempts);
    }

    [Fact]
    public async Task Event_NotSubscribedOrNoScope_IsNotSent()
    {
        var socket = await App.ConnectAsync();
        Slack.Settings.Subscriptions = ["app_mention", "message.im"];
        Slack.Settings.Scopes = Slack.Settings.Scopes.Remove("im:history");
        Slack.People.Post(Budi, Channel, "tanpa sebutan");
        Slack.People.DirectMessage(Budi, "tanpa izin");
        Slack.People.Mention(Budi, Channel, "halo");

        Assert.Equal("app_mention", Payload(await PlainSlackApp.TakeAsync(socket)).GetProperty("event").GetProperty("type").GetString());
    }

    [Fact]
    public async Task RevokeAppToken_Running_DropsSocketsAndRefusesNewOnes()
    {
        var socket = await App.ConnectAsync();
        Slack.RevokeAppToken();

        await Assert.ThrowsAsync<WebSocketException>(() => PlainSlackApp.ReceiveAsync(socket));
        AssertError("token_revoked", await App.CallAsync("apps.connections.open", token: Slack.AppToken));
    }

    private static JsonElement Payload(JsonElement envelope) => envelope.GetProperty("payload");

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Testing.TestTimeout.Step);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, timeout.Token);
        }
    }
}
