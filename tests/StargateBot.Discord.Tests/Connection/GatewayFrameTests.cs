using System.Text;
using StargateBot.Core.Chat;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Tests.Connection;

public sealed class GatewayFrameTests
{
    [Theory]
    [InlineData("""{"t":"MESSAGE_CREATE","s":42,"op":0,"d":{"id":"1"}}""", 0, 42L, nameof(DispatchKind.MessageCreate), """{"id":"1"}""")]
    [InlineData("""{"op":0,"d":{"id":"1"},"s":42,"t":"INTERACTION_CREATE"}""", 0, 42L, nameof(DispatchKind.InteractionCreate), """{"id":"1"}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":45000},"s":null,"t":null}""", 10, null, nameof(DispatchKind.Other), """{"heartbeat_interval":45000}""")]
    [InlineData("""{"op":9,"d":true}""", 9, null, nameof(DispatchKind.Other), "true")]
    [InlineData("""{"op":7,"d":null}""", 7, null, nameof(DispatchKind.Other), "null")]
    [InlineData("""{"op":11}""", 11, null, nameof(DispatchKind.Other), "")]
    [InlineData("""{"t":"SOMETHING_NEW","s":7,"op":0,"new":[1,{}],"d":{"any":[{}]}}""", 0, 7L, nameof(DispatchKind.Other), "")]
    public void TryRead_Frame_FindsItsParts(string json, int op, long? sequence, string kind, string data)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);

        Assert.True(GatewayFrame.TryRead(utf8, out var frame));
        Assert.Equal((op, sequence, kind), (frame.Op, frame.Sequence, frame.Kind.ToString()));
        Assert.Equal(data, Encoding.UTF8.GetString(utf8.AsSpan(frame.DataStart, frame.DataLength)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"op":"0"}""")]
    [InlineData("""{"op":0,"d":{"id":}""")]
    [InlineData("\u0000\u0001")]
    public void TryRead_Garbage_IsRefused(string json) => Assert.False(GatewayFrame.TryRead(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void Identify_Token_IsOneShardWithoutCompression() => Assert.Equal(
        """{"op":2,"d":{"token":"t","intents":4609,"shard":[0,1],"large_threshold":50,"properties":{"os":"linux","browser":"stargatebot","device":"stargatebot"}}}""",
        Encoding.UTF8.GetString(GatewayFrames.Identify("t", GatewayIntents.Required)).Replace("windows", "linux", StringComparison.Ordinal));

    [Fact]
    public void Resume_Session_NamesItsLastSequence() => Assert.Equal(
        """{"op":6,"d":{"token":"t","session_id":"s","seq":42}}""", Encoding.UTF8.GetString(GatewayFrames.Resume("t", "s", 42)));

    [Theory]
    [InlineData(null, """{"op":1,"d":null}""")]
    [InlineData(42L, """{"op":1,"d":42}""")]
    public void Heartbeat_Sequence_IsTheLastOne(long? sequence, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(GatewayFrames.Heartbeat(sequence)));

    [Fact]
    public void Identify_FrameOverFourKilobytes_IsRefusedInOneLine()
    {
        var e = Assert.Throws<ChatPlatformException>(() => GatewayFrames.Identify(new string('x', 5000), 0));

        Assert.Contains("Discord:Token", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", e.Message, StringComparison.Ordinal);
    }
}
