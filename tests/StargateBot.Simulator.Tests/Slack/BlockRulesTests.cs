namespace StargateBot.Simulator.Tests.Slack;

public sealed class BlockRulesTests : SlackFixture
{
    [Theory]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"x"},"expand":true}""")]
    [InlineData("""{"type":"header","text":{"type":"plain_text","text":"x"}}""")]
    [InlineData("""{"type":"context","elements":[{"type":"mrkdwn","text":"x"},{"type":"image","image_url":"https://x/y.png","alt_text":"y"}]}""")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"},"value":"v"},{"type":"button","action_id":"b","text":{"type":"plain_text","text":"x"}}]}""")]
    [InlineData("""{"type":"markdown","text":"**x**"}""")]
    [InlineData("""{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"fb","positive_button":{"text":{"type":"plain_text","text":"Good"},"value":"g"},"negative_button":{"text":{"type":"plain_text","text":"Bad"},"value":"b"}}]}""")]
    [InlineData("""{"type":"divider"}""")]
    public async Task PostMessage_GoodBlock_IsAccepted(string block) =>
        AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":[{block}]")));

    [Theory]
    [InlineData("""{"type":"sektion"}""", "/blocks/0/type")]
    [InlineData("""{"type":"section"}""", "/blocks/0")]
    [InlineData("""{"type":"section","text":{"type":"markdown","text":"x"}}""", "/blocks/0/text/type")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":""}}""", "/blocks/0/text/text")]
    [InlineData("""{"type":"header","text":{"type":"mrkdwn","text":"x"}}""", "/blocks/0/text/type")]
    [InlineData("""{"type":"context","elements":[]}""", "/blocks/0/elements")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"mrkdwn","text":"x"}}]}""", "/blocks/0/elements/0/text/type")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}},{"type":"button","action_id":"a","text":{"type":"plain_text","text":"y"}}]}""", "/blocks/0/elements/1/action_id")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","style":"loud","text":{"type":"plain_text","text":"x"}}]}""", "/blocks/0/elements/0/style")]
    [InlineData("""{"type":"actions","elements":[{"type":"feedback_buttons","action_id":"a"}]}""", "/blocks/0/elements/0/type")]
    [InlineData("""{"type":"divider","colour":"red"}""", "/blocks/0")]
    public async Task PostMessage_BadBlock_PointsAtIt(string block, string place)
    {
        var answer = await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":[{block}]"));

        AssertError("invalid_blocks", answer);
        Assert.Contains($"[json-pointer:{place}]", answer.GetProperty("response_metadata").GetProperty("messages")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"LONG"}}""", 3000)]
    [InlineData("""{"type":"header","text":{"type":"plain_text","text":"LONG"}}""", 150)]
    [InlineData("""{"type":"section","block_id":"LONG","text":{"type":"mrkdwn","text":"x"}}""", 255)]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"LONG","text":{"type":"plain_text","text":"x"}}]}""", 255)]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"LONG"}}]}""", 75)]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","value":"LONG","text":{"type":"plain_text","text":"x"}}]}""", 2000)]
    [InlineData("""{"type":"markdown","text":"LONG"}""", 12000)]
    public async Task PostMessage_TextAtItsLimit_IsAcceptedAndOneMoreRefused(string block, int limit)
    {
        AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":[{block.Replace("LONG", new string('x', limit), StringComparison.Ordinal)}]")));
        AssertError("invalid_blocks", await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":[{block.Replace("LONG", new string('x', limit + 1), StringComparison.Ordinal)}]")));
    }

    [Theory]
    [InlineData("""{"type":"divider"}""", 50)]
    public async Task PostMessage_ManyBlocks_AreRefusedPastTheLimit(string block, int limit)
    {
        AssertOk(await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":[{string.Join(',', Enumerable.Repeat(block, limit))}]")));
        AssertError("invalid_blocks", await App.CallAsync("chat.postMessage", Post($"\"text\":\"x\",\"blocks\":[{string.Join(',', Enumerable.Repeat(block, limit + 1))}]")));
    }

    [Fact]
    public async Task PublishView_ModalInsteadOfHome_IsRefused()
    {
        var view = """{"type":"modal","title":{"type":"plain_text","text":"t"},"blocks":[{"type":"divider"}]}""";
        AssertError("invalid_arguments", await App.CallAsync("views.publish", $$"""{"user_id":"{{Budi}}","view":{{view}}}"""));
        AssertOk(await App.CallAsync("views.publish", $$$"""{"user_id":"{{{Budi}}}","view":{"type":"home","blocks":[{"type":"divider"}]}}"""));
        Assert.NotNull(Slack.HomeOf(Budi));
    }
}
