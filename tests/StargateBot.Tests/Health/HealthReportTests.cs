using System.Text.Json;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Health;
using StargateBot.Testing;

namespace StargateBot.Tests.Health;

public sealed class HealthReportTests
{
    [Theory]
    [InlineData("ready", PlatformState.Ready, PlatformState.Ready)]
    [InlineData("degraded", PlatformState.Ready, PlatformState.Connecting)]
    [InlineData("degraded", PlatformState.Stopped, PlatformState.Ready)]
    [InlineData("unavailable", PlatformState.Connecting, PlatformState.Stopped)]
    public void Of_Platforms_DecideTheStatus(string expected, PlatformState discord, PlatformState slack)
    {
        using var services = Open();

        var report = HealthReport.Of(Served(services), [("discord", Status(discord)), ("slack", Status(slack))], store: null);

        Assert.Equal(expected, report.Status);
        Assert.Equal(expected != "unavailable", report.Available());
    }

    [Fact]
    public void Of_NoSnapshot_IsUnavailable()
    {
        var report = HealthReport.Of(null, [("discord", Status(PlatformState.Ready))], store: null);

        Assert.Equal("unavailable", report.Status);
        Assert.Equal("loading", report.Knowledge.State);
    }

    [Fact]
    public void Json_Report_HoldsDetailOfEveryPart()
    {
        using var services = Open();
        var status = new PlatformStatus(PlatformState.Stopped, "The token was revoked.", ["No history."]);

        var json = JsonSerializer.SerializeToNode(HealthReport.Of(Served(services), [("slack", status)], new Store(true, "")), HealthJson.Default.HealthReport)!;

        Assert.Equal("unavailable", (string?)json["status"]);
        Assert.Equal(services.Snapshot.Version, (string?)json["knowledge"]!["version"]);
        Assert.Equal("rollback", (string?)json["knowledge"]!["reason"]);
        Assert.Equal(DateTimeOffset.UnixEpoch, (DateTimeOffset?)json["knowledge"]!["since"]);
        Assert.True((bool?)json["knowledge"]!["pinned"]);
        Assert.Equal("stopped", (string?)json["platforms"]!["slack"]!["state"]);
        Assert.Equal("The token was revoked.", (string?)json["platforms"]!["slack"]!["detail"]);
        Assert.Equal("No history.", (string?)json["platforms"]!["slack"]!["warnings"]![0]);
        Assert.Equal(("ready", ""), ((string?)json["storage"]!["state"], (string?)json["storage"]!["detail"]));
    }

    [Fact]
    public void Of_StoreKeepsNothing_IsDegradedAndAvailable()
    {
        using var services = Open();

        var report = HealthReport.Of(Served(services), [("slack", Status(PlatformState.Ready))], new Store(false, "The disk is full."));

        Assert.Equal(("degraded", true), (report.Status, report.Available()));
        Assert.Equal(new StorageHealth("degraded", "The disk is full."), report.Storage);
    }

    [Fact]
    public void Json_NoStore_TellsNothingOfOne()
    {
        var report = HealthReport.Of(null, [], store: null);

        Assert.DoesNotContain("storage", JsonSerializer.Serialize(report, HealthJson.Default.HealthReport), StringComparison.Ordinal);
    }

    private sealed record Store(bool IsKeeping, string Detail) : IStoreStatus
    {
        public int RetentionDays => 30;
    }

    private static ServedKnowledge Served(AnsweringServices services) => new(
        new LoadedKnowledge(
            services.Snapshot.Version, DateTimeOffset.UnixEpoch, ReloadReason.Rollback, "", services.Snapshot.DocumentCount, services.Snapshot.UnitCount, 0),
        IsPinned: true);

    private static PlatformStatus Status(PlatformState state) => new(state, "", []);

    private static AnsweringServices Open() => AnsweringServices.Open(
        new AnsweringSettings(RepositoryFiles.Knowledge), TimeProvider.System, progress: null, TestContext.Current.CancellationToken);
}
