using System.Net;
using System.Text;
using System.Text.Json;
using StargateBot.Simulator.Tests.Slack;
using StargateBot.Testing;

namespace StargateBot.Simulator.Tests.Control;

public sealed class ControlApiTests : SlackFixture
{
    [Fact]
    public async Task Root_Get_ListsEveryRoute()
    {
        using var http = Client();
        var text = await http.GetStringAsync(new Uri("control/", UriKind.Relative), Cancellation);

        foreach (var route in new[] { "POST /control/slack/messages", "POST /control/discord/messages", "GET /control/violations", "POST /control/slack/faults/socket", "GET /control/events" })
        {
            Assert.Contains(route, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SlackMessages_MentionAndAnswer_AreReadBack()
    {
        var socket = await App.ConnectAsync();
        var id = (await PostAsync("slack/messages", $$"""{"user":"{{Budi}}","channel":"{{Channel}}","text":"siapa?","mention":true}""")).GetProperty("id").GetString()!;
        Assert.Equal(id, (await PlainSlackApp.TakeAsync(socket)).GetProperty("payload").GetProperty("event").GetProperty("ts").GetString());
        var waiting = GetAsync($"slack/replies/{id}?wait=60");
        AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"jawaban\",\"thread_ts\":\"{id}\"")));

        var replies = (await waiting).GetProperty("replies");
        var messages = (await GetAsync($"slack/messages?channel={Channel}&from=bot")).GetProperty("messages");

        Assert.Equal("jawaban", Assert.Single(replies.EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal("jawaban", Assert.Single(messages.EnumerateArray()).GetProperty("text").GetString());
        Assert.Empty((await GetAsync("violations")).GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task SlackCommand_NoSocket_SaysItWasNotTaken()
    {
        var answer = await PostAsync("slack/command", $$"""{"user":"{{Budi}}","dm":true,"command":"/stargate","text":"help"}""");

        Assert.False(answer.GetProperty("acknowledged").GetBoolean());
        Assert.Equal("dispatch_failed", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task DiscordMessages_PostEditDelete_AreReadBack()
    {
        var world = Server.Discord.World;
        var id = (await PostAsync("discord/messages", $$"""{"user":"{{world.Budi.Id}}","dm":true,"text":"halo"}""")).GetProperty("id").GetString();
        await PostAsync("discord/edit", $$"""{"id":"{{id}}","text":"halo lagi"}""");

        var message = Assert.Single((await GetAsync($"discord/messages?user={world.Budi.Id}")).GetProperty("messages").EnumerateArray());
        Assert.Equal("halo lagi", message.GetProperty("text").GetString());
        Assert.True(message.GetProperty("edited").GetBoolean());

        await PostAsync("discord/delete", $$"""{"id":"{{id}}"}""");
        Assert.Empty((await GetAsync("discord/messages")).GetProperty("messages").EnumerateArray());
    }

    [Fact]
    public async Task SlackFaults_HttpFault_MeetsTheNextCallOnly()
    {
        await PostAsync("slack/faults/http", """{"kind":"answer","path":"auth.test","status":503,"headers":{"Retry-After":"7"}}""");
        using var refused = await App.RawAsync("auth.test", "{}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter!.Delta);
        AssertOk(await App.CallAsync("auth.test"));
    }

    [Theory]
    [InlineData("slack/messages", """{"user":"U0NOBODY01","channel":"C0UMUM0001","text":"x"}""")]
    [InlineData("slack/messages", """{"channel":"C0UMUM0001","text":"x"}""")]
    [InlineData("slack/faults/socket", """{"fault":"volcano"}""")]
    [InlineData("slack/press", """{"user":"U0BUDI0001","channel":"C0UMUM0001","id":"1.000001","name":"x"}""")]
    [InlineData("discord/messages", "[1]")]
    [InlineData("discord/messages", "{")]
    public async Task Post_ThatCannotBeDone_SaysWhy(string path, string body)
    {
        using var http = Client();
        using var answer = await http.PostAsync(new Uri("control/" + path, UriKind.Relative), Json(body), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEqual("", JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(Cancellation)).GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "evil.example")]
    public async Task Post_FromAnotherSite_IsRefused(string header, string value)
    {
        using var http = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "control/slack/open-home") { Content = Json($$"""{"user":"{{Budi}}"}""") };
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Events_MessagesOfBothPlatforms_AreTold()
    {
        using var http = Client();
        await using var stream = await http.GetStreamAsync(new Uri("control/events", UriKind.Relative), Cancellation);
        using var reader = new StreamReader(stream);
        Assert.Equal(":", await reader.ReadLineAsync(Cancellation));
        await PostAsync("slack/messages", $$"""{"user":"{{Budi}}","channel":"{{Channel}}","text":"satu"}""");
        await PostAsync("discord/messages", $$"""{"user":"{{Server.Discord.World.Budi.Id}}","dm":true,"text":"dua"}""");

        var told = new List<JsonElement>();
        while (told.Count < 2)
        {
            var line = await reader.ReadLineAsync(Cancellation);
            if (line!.StartsWith("data: ", StringComparison.Ordinal))
            {
                told.Add(JsonElement.Parse(line["data: ".Length..]));
            }
        }

        Assert.Equal(["satu", "dua"], told.Select(message => message.GetProperty("text").GetString()));
        Assert.Equal(["slack", "discord"], told.Select(message => message.GetProperty("platform").GetString()));
    }

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("page.css", "text/css")]
    [InlineData("page.js", "text/javascript")]
    public async Task Page_EachFile_AllowsNothingFromElsewhere(string path, string type)
    {
        using var http = Client();
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private HttpClient Client() => new() { BaseAddress = Server.Url, Timeout = TestTimeout.Step };

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<JsonElement> PostAsync(string path, string body)
    {
        using var http = Client();
        using var answer = await http.PostAsync(new Uri("control/" + path, UriKind.Relative), Json(body), Cancellation);
        var content = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, content);
        return JsonElement.Parse(content);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var http = Client();
        return JsonElement.Parse(await http.GetByteArrayAsync(new Uri("control/" + path, UriKind.Relative), Cancellation));
    }
}
