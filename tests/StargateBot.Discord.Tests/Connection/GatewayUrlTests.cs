using StargateBot.Discord.Connection;

namespace StargateBot.Discord.Tests.Connection;

public sealed class GatewayUrlTests
{
    [Theory]
    [InlineData("wss://gateway.discord.gg", "wss://gateway.discord.gg/?v=10&encoding=json")]
    [InlineData("wss://gateway.discord.gg/", "wss://gateway.discord.gg/?v=10&encoding=json")]
    [InlineData("ws://127.0.0.1:5081/gateway/resume", "ws://127.0.0.1:5081/gateway/resume?v=10&encoding=json")]
    [InlineData("wss://host/?zone=a&v=9&encoding=etf&compress=zlib-stream", "wss://host/?zone=a&v=10&encoding=json")]
    public void TryComplete_SafeAddress_AddsVersionAndEncodingOnce(string given, string expected)
    {
        Assert.True(GatewayUrl.TryComplete(given, out var url));
        Assert.Equal(new Uri(expected), url);
    }

    [Theory]
    [InlineData("ws://gateway.discord.gg/")]
    [InlineData("https://gateway.discord.gg/")]
    [InlineData("not an address")]
    [InlineData("")]
    [InlineData(null)]
    public void TryComplete_AddressForNoToken_IsRefused(string? given) => Assert.False(GatewayUrl.TryComplete(given, out _));
}
