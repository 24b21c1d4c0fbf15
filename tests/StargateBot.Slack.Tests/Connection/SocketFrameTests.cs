using System.Text;
using CsCheck;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Tests.Connection;

public sealed class SocketFrameTests
{
    [Fact]
    public void TryRead_Envelope_CutsItsParts()
    {
        var frame = Read("""{"envelope_id":"0a\u0031b","payload":{"type":"x","a":[1,{"type":"y"}]},"accepts_response_payload":false,"retry_attempt":0,"type":"events_api"}""");

        Assert.Equal(FrameType.Event, frame.Type);
        Assert.Equal("""
            "0a\u0031b"
            """, Encoding.UTF8.GetString(frame.EnvelopeId.Span));
        Assert.Equal("""{"type":"x","a":[1,{"type":"y"}]}""", Encoding.UTF8.GetString(frame.Payload.Span));
    }

    [Fact]
    public void TryRead_Hello_TellsTheLifetime()
    {
        var frame = Read("""{"type":"hello","num_connections":1,"debug_info":{"host":"applink-1","build_number":10,"approximate_connection_time":18060},"connection_info":{"app_id":"A111"}}""");

        Assert.Equal(FrameType.Hello, frame.Type);
        Assert.Equal(TimeSpan.FromSeconds(18060), frame.ConnectionTime);
        Assert.Null(Read("""{"type":"hello"}""").ConnectionTime);
        Assert.Null(Read("""{"type":"hello","debug_info":{"approximate_connection_time":"soon"}}""").ConnectionTime);
    }

    [Theory]
    [InlineData("""{"type":"disconnect","reason":"warning","debug_info":{"host":"x"}}""", "warning")]
    [InlineData("""{"type":"disconnect","reason":{"a":1}}""", null)]
    [InlineData("""{"type":"disconnect"}""", null)]
    public void TryRead_Disconnect_TellsTheReason(string json, string? reason)
    {
        var frame = Read(json);

        Assert.Equal(FrameType.Disconnect, frame.Type);
        Assert.Equal(reason, frame.Reason);
    }

    [Fact]
    public void TryRead_UnknownType_KeepsTheEnvelopeToBeAcknowledged()
    {
        var frame = Read("""{"type":"future","envelope_id":"e1","payload":null}""");

        Assert.Equal(FrameType.Unknown, frame.Type);
        Assert.Equal("future", frame.TypeName);
        Assert.False(frame.EnvelopeId.IsEmpty);
        Assert.True(frame.Payload.IsEmpty);
    }

    [Theory] // Trap 32.
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"hello"} trailing""")]
    [InlineData("""{"type":"events_api","envelope_id":"e1","payload":{"type":"event_callback\uZZZZ"}}""")]
    [InlineData("not json at all")]
    public void TryRead_WhatIsNoFrame_IsRefused(string json) => Assert.False(SocketFrame.TryRead(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void TryRead_AnyBytes_NeverThrows() =>
        Gen.String[Gen.Char["{}[]\":,type hello01\\u"], 0, 40].Sample(json =>
        {
            SocketFrame.TryRead(Encoding.UTF8.GetBytes(json), out _);
        });

    private static SocketFrame Read(string json)
    {
        Assert.True(SocketFrame.TryRead(Encoding.UTF8.GetBytes(json), out var frame));
        return frame;
    }
}
