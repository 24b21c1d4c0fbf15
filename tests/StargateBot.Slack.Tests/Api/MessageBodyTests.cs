using System.Text;
using StargateBot.Core.Chat;
using StargateBot.Slack.Api;

namespace StargateBot.Slack.Tests.Api;

public sealed class MessageBodyTests
{
    private static readonly ReplyTarget Thread = new()
    {
        Place = new ChatPlace("slack", "T1", "C1", "5.0"),
        ReplyToMessage = "6.0",
        Recipient = "U7",
    };

    [Fact]
    public void Post_InAThread_PingsAndUnfoldsNothingAndCanBeFoundAgain() => Assert.Equal(
        """{"channel":"C1","thread_ts":"5.0","unfurl_links":false,"unfurl_media":false,"metadata":{"event_type":"stargate_answer","event_payload":{"id":"k:0"}},"text":"x","blocks":[]}""",
        Text(MessageBody.Post(Message(Thread))));

    [Fact]
    public void Ephemeral_InAThreadWithReplies_StandsInIt() => Assert.Equal(
        """{"channel":"C1","thread_ts":"5.0","user":"U7","text":"x","blocks":[]}""",
        Text(MessageBody.Ephemeral(Message(Thread with { Private = true }))));

    [Fact]
    public void Ephemeral_ToAMessageWithoutReplies_StandsBesideIt() => Assert.Equal(
        """{"channel":"C1","user":"U7","text":"x","blocks":[]}""",
        Text(MessageBody.Ephemeral(Message(Thread with { Private = true, ReplyToMessage = "5.0" }))));

    [Theory]
    [InlineData(true, "ephemeral")]
    [InlineData(false, "in_channel")]
    public void Response_ToAPress_LeavesThePressedMessageAlone(bool isPrivate, string type) => Assert.Equal(
        $$"""{"response_type":"{{type}}","replace_original":false,"thread_ts":"5.0","text":"x","blocks":[]}""",
        Text(MessageBody.Response(Message(Thread with { Private = isPrivate }))));

    private static OutgoingMessage Message(ReplyTarget target) => new("k:0", 0, target, """{"text":"x","blocks":[]}"""u8.ToArray());

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);
}
