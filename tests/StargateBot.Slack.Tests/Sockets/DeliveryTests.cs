using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Simulator.Faults;
using StargateBot.Simulator.Slack;

namespace StargateBot.Slack.Tests.Sockets;

/// <summary>Messages that the bot changes, begins by itself or looks for after a restart, and who manages the workspace.</summary>
public sealed class DeliveryTests
{
    private const string Key = "slack:T1:event:Ev1";

    [Fact]
    public async Task SendAsync_MessageToEdit_ReplacesTextBlocksAndMetadata()
    {
        await using var bench = await SlackBench.StartAsync();
        var answer = await bench.AskAsync("siapa?");

        var sent = await SendAsync(bench.Platform, bench, Plain(bench, bench.General, answer.ThreadTs) with { MessageToEdit = answer.Ts }, "diperbarui & <baru>");

        Assert.Equal(answer.Ts, Assert.IsType<SendResult.Sent>(sent).MessageId);
        var message = bench.Slack.FindMessage(bench.General, answer.Ts!)!;
        Assert.Equal("diperbarui &amp; &lt;baru&gt;", message.Text);
        Assert.DoesNotContain("siapa?", message.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal($"{Key}:0", message.Metadata!.Value.GetProperty("event_payload").GetProperty("id").GetString());
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("edit_window_closed")]
    [InlineData("cant_update_message")]
    public async Task SendAsync_MessageThatCannotBeChanged_IsRefused(string error)
    {
        await using var bench = await SlackBench.StartAsync();
        var answer = await bench.AskAsync("siapa?");
        bench.Slack.ApiFaults.FailNext("chat.update", error);

        var sent = await SendAsync(bench.Platform, bench, Plain(bench, bench.General, answer.ThreadTs) with { MessageToEdit = answer.Ts }, "x");

        Assert.Equal(error, Assert.IsType<SendResult.Refused>(sent).Code);
    }

    [Fact]
    public async Task SendAsync_EditOfUnknownOutcome_MayBeRepeated()
    {
        await using var bench = await SlackBench.StartAsync();
        var answer = await bench.AskAsync("siapa?");
        bench.Slack.HttpFaults.Add(new HttpFault { PathPattern = "chat.update", Kind = HttpFaultKind.DropAfter });
        var message = Render(bench.Platform, Plain(bench, bench.General, answer.ThreadTs) with { MessageToEdit = answer.Ts }, "x");

        Assert.True(Assert.IsType<SendResult.Unknown>(await bench.Platform.SendAsync(message, bench.Limit)).Repeatable);
        Assert.True(bench.Platform.IsRepeatable(message, TimeSpan.FromDays(1)));
        Assert.IsType<SendResult.Sent>(await bench.Platform.SendAsync(message, bench.Limit));
        Assert.False(bench.Platform.IsRepeatable(message with { Part = 1 }, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DirectTo_ThenChanged_UsesTheDirectMessagesOwnId(bool restarted)
    {
        await using var bench = await SlackBench.StartAsync();
        var target = bench.Platform.DirectTo(new ChatPlace("slack", bench.Slack.Workspace.TeamId, bench.General), bench.Budi);
        Assert.True(target.IsLasting);
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(bench.Platform, bench, target, "kabar"));

        // A platform that was made anew does not know where the message went.
        using var other = Another(bench);
        var platform = restarted ? other : bench.Platform;
        Assert.IsType<SendResult.Sent>(await SendAsync(platform, bench, target with { MessageToEdit = sent.MessageId }, "ralat"));

        var direct = bench.Slack.Workspace.DirectMessage(bench.Budi).Id;
        Assert.Equal("ralat", bench.Slack.FindMessage(direct, sent.MessageId!)!.Text);
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Theory]
    [InlineData("thread")]
    [InlineData("channel")]
    [InlineData("direct")]
    [InlineData("person")]
    public async Task FindAsync_OfAnEarlierProcess_TellsWhatStandsAndWhatDoesNot(string where)
    {
        await using var bench = await SlackBench.StartAsync();
        var question = where == "direct"
            ? bench.Slack.People.DirectMessage(bench.Budi, "siapa?")
            : bench.Slack.People.Post(bench.Budi, bench.General, "halo");
        var target = where switch
        {
            "thread" => Plain(bench, bench.General, question) with { ReplyToMessage = question },
            "channel" => Plain(bench, bench.General, null) with { ReplyToMessage = question },
            "direct" => Plain(bench, bench.Slack.Workspace.DirectMessage(bench.Budi).Id, question) with { ReplyToMessage = question },
            _ => bench.Platform.DirectTo(new ChatPlace("slack", bench.Slack.Workspace.TeamId, bench.General), bench.Budi),
        };
        using var other = Another(bench);
        var message = Render(other, target, "x");
        Assert.Equal(new SendResult.NotYet(TimeSpan.Zero), await other.FindAsync(message, bench.Limit));

        var sent = Assert.IsType<SendResult.Sent>(await bench.Platform.SendAsync(message, bench.Limit));

        // More came since: it stands on a later page of a thread.
        for (var number = 0; number < 20; number++)
        {
            bench.Slack.People.Post(bench.Budi, bench.Slack.Log.Acts[^1].Channel!, $"lagi {number}", target.Place.Thread);
        }

        Assert.Equal(sent.MessageId, Assert.IsType<SendResult.Sent>(await other.FindAsync(message, bench.Limit)).MessageId);
    }

    [Fact]
    public async Task FindAsync_MorePagesThanOneMayRead_SaysThatItCannotTell()
    {
        await using var bench = await SlackBench.StartAsync();
        var question = bench.Slack.People.Post(bench.Budi, bench.General, "halo");
        for (var number = 0; number < 80; number++)
        {
            bench.Slack.People.Post(bench.Budi, bench.General, $"lagi {number}", question);
        }

        var found = await bench.Platform.FindAsync(
            Render(bench.Platform, Plain(bench, bench.General, question) with { ReplyToMessage = question }, "x"), bench.Limit);

        Assert.Equal(new SendResult.Unknown(Repeatable: false), found);
    }

    [Fact]
    public async Task IsTenantAdminAsync_OnlyWhoManagesThisWorkspace_IsOne()
    {
        await using var bench = await SlackBench.StartAsync();
        var workspace = bench.Slack.Workspace;
        workspace.AddPerson(workspace.Guest with { IsAdmin = true, IsOwner = true });
        workspace.AddPerson(new SlackPerson { Id = "U0GONE0001", Name = "gone", RealName = "Gone", TeamId = workspace.TeamId, IsAdmin = true, IsDeleted = true });
        workspace.AddPerson(new SlackPerson { Id = "U0VISITOR1", Name = "visitor", RealName = "Visitor", TeamId = workspace.TeamId, IsAdmin = true, IsRestricted = true });
        workspace.AddPerson(new SlackPerson { Id = "U0OFFICER1", Name = "officer", RealName = "Officer", TeamId = workspace.TeamId, IsAdmin = true });

        Assert.True(await IsAdminAsync(bench, bench.Admin));
        Assert.True(await IsAdminAsync(bench, "U0OFFICER1"));
        Assert.False(await IsAdminAsync(bench, bench.Budi));
        Assert.False(await IsAdminAsync(bench, workspace.Guest.Id));
        Assert.False(await IsAdminAsync(bench, "U0GONE0001"));
        Assert.False(await IsAdminAsync(bench, "U0VISITOR1"));
        Assert.False(await IsAdminAsync(bench, workspace.OtherBot.Id));
        Assert.False(await IsAdminAsync(bench, "U0NOBODY01"));
    }

    [Fact]
    public async Task IsTenantAdminAsync_RightRevoked_EndsWithinMinutes()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time);
        Assert.True(await IsAdminAsync(bench, bench.Admin));

        bench.Slack.Workspace.AddPerson(bench.Slack.Workspace.Admin with { IsAdmin = false, IsOwner = false, IsPrimaryOwner = false });
        Assert.True(await IsAdminAsync(bench, bench.Admin));
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.False(await IsAdminAsync(bench, bench.Admin));
    }

    [Fact]
    public async Task IsTenantAdminAsync_ScopeMissing_IsUnknownAndTold()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.Settings.Scopes = bench.Slack.Settings.Scopes.Remove("users:read");

        Assert.Null(await IsAdminAsync(bench, bench.Admin));
        Assert.Contains(bench.Platform.Status.Warnings, warning => warning.Contains("users:read", StringComparison.Ordinal) && warning.Contains("Admin:Users", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IsTenantAdminAsync_SlackDoesNotAnswer_GivesUpSoon()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time);
        var held = bench.Slack.HttpFaults.Add(new HttpFault { PathPattern = "users.info", Kind = HttpFaultKind.Hold });

        var asked = IsAdminAsync(bench, bench.Admin);
        await bench.UntilAsync(() => held.Hits > 0);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await asked.WaitAsync(bench.Limit));
        held.Release();
    }

    private static async Task<bool?> IsAdminAsync(SlackBench bench, string user) =>
        await bench.Platform.IsTenantAdminAsync(new ChatPlace("slack", bench.Slack.Workspace.TeamId, bench.General), user, bench.Limit);

    private static ReplyTarget Plain(SlackBench bench, string channel, string? thread) =>
        new() { Place = new ChatPlace("slack", bench.Slack.Workspace.TeamId, channel, thread), Recipient = bench.Budi, IsLasting = true };

    private static Task<SendResult> SendAsync(SlackPlatform platform, SlackBench bench, ReplyTarget target, string text) =>
        platform.SendAsync(Render(platform, target, text), bench.Limit);

    private static OutgoingMessage Render(SlackPlatform platform, ReplyTarget target, string text) => platform.Render(
        new Reply { Kind = ReplyKind.Notice, Language = Language.Indonesian, Text = text, Outcome = AnswerOutcome.Help }, target, Key)[0];

    private static SlackPlatform Another(SlackBench bench) => new(bench.Options, new NoQuestions(), TimeProvider.System, NullLogger<SlackPlatform>.Instance);

    private sealed class NoQuestions : ISuggestedQuestions
    {
        public IReadOnlyList<string> Find(Language language, string typed, int count) => [];
    }
}
