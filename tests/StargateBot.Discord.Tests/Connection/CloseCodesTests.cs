using StargateBot.Discord.Connection;

namespace StargateBot.Discord.Tests.Connection;

public sealed class CloseCodesTests
{
    [Theory]
    [InlineData(null, nameof(EndAction.Resume))]
    [InlineData(1000, nameof(EndAction.Identify))]
    [InlineData(1001, nameof(EndAction.Resume))]
    [InlineData(1006, nameof(EndAction.Resume))]
    [InlineData(4000, nameof(EndAction.Resume))]
    [InlineData(4001, nameof(EndAction.Resume))]
    [InlineData(4002, nameof(EndAction.Resume))]
    [InlineData(4003, nameof(EndAction.Identify))]
    [InlineData(4004, nameof(EndAction.Fatal))]
    [InlineData(4005, nameof(EndAction.Identify))]
    [InlineData(4007, nameof(EndAction.Identify))]
    [InlineData(4008, nameof(EndAction.Resume))]
    [InlineData(4009, nameof(EndAction.Identify))]
    [InlineData(4010, nameof(EndAction.Fatal))]
    [InlineData(4011, nameof(EndAction.Fatal))]
    [InlineData(4012, nameof(EndAction.Fatal))]
    [InlineData(4013, nameof(EndAction.Fatal))]
    [InlineData(4014, nameof(EndAction.IdentifyWithoutPrivileged))]
    [InlineData(4999, nameof(EndAction.Resume))]
    public void ActionFor_Code_IsWhatTheDocumentationSays(int? code, string action) =>
        Assert.Equal(action, CloseCodes.ActionFor(code).ToString());

    [Fact]
    public void MendFor_ShardingRequired_SaysThatThisVersionDoesNotShard() =>
        Assert.Contains("sharding", CloseCodes.MendFor(4011), StringComparison.Ordinal);
}
