using StargateBot.Core.Chat;
using StargateBot.Simulator.Faults;
using StargateBot.Simulator.Slack;

namespace StargateBot.Slack.Tests.Sockets;

/// <summary>Commands, who may give them, and forms, from the person's hand to what the person sees.</summary>
public sealed class FormTests
{
    private static readonly Dictionary<string, string> Taught = new()
    {
        [RequestFields.Title] = "Jam buka",
        [RequestFields.Indonesian] = "Kantor buka pukul 9.",
    };

    [Fact]
    public async Task Teach_ByAnAdmin_OpensAFormWhoseTextArrivesAndIsRepliedToPrivately()
    {
        await using var bench = await SlackBench.StartAsync();

        var command = bench.Slack.People.Command(bench.Admin, bench.General, "/stargate", "ajarkan");
        Assert.True((await command.Outcome.WaitAsync(bench.Limit)).Acknowledged);
        await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Modal, bench.Limit);
        var submission = bench.Slack.People.SubmitModal(bench.Admin, Taught);
        Assert.Empty((await submission.Outcome.WaitAsync(bench.Limit)).FormErrors);
        var reply = await bench.Slack.WaitForReplyAsync(submission.Id, bench.Limit);

        Assert.Equal(bench.Admin, reply.VisibleTo);
        Assert.Equal(bench.General, reply.Channel);
        Assert.Null(bench.Slack.ModalOf(bench.Admin));
        var call = Assert.Single(bench.Commands.Calls);
        Assert.Equal(ChatCommand.SubmitTeach, call.Request.Command);
        Assert.Equal(Taught, call.Request.Fields);
        Assert.Equal("sari", call.Question.Author.Name);
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task Teach_WithoutAnyText_StaysOpenAndSaysWhatIsMissing()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.People.Command(bench.Admin, bench.General, "/stargate", "teach");
        await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Modal, bench.Limit);

        var empty = bench.Slack.People.SubmitModal(bench.Admin, new Dictionary<string, string> { [RequestFields.Title] = " " });
        var errors = (await empty.Outcome.WaitAsync(bench.Limit)).FormErrors;

        Assert.Equal([RequestFields.Indonesian, RequestFields.Title], errors.Keys.Order(StringComparer.Ordinal));
        Assert.NotNull(bench.Slack.ModalOf(bench.Admin));
        var submission = bench.Slack.People.SubmitModal(bench.Admin, Taught);
        await bench.Slack.WaitForReplyAsync(submission.Id, bench.Limit);
        Assert.Single(bench.Commands.Calls);
    }

    [Theory]
    [InlineData("teach")]
    [InlineData("muat-ulang")]
    public async Task AdminCommand_BySomebodyElse_IsRefusedPrivately(string text)
    {
        await using var bench = await SlackBench.StartAsync();

        var command = bench.Slack.People.Command(bench.Budi, bench.General, "/stargate", text);
        var refusal = await bench.Slack.WaitForReplyAsync(command.Id, bench.Limit);

        Assert.Equal(bench.Budi, refusal.VisibleTo);
        Assert.Empty(bench.Commands.Calls);
        Assert.Null(bench.Slack.ModalOf(bench.Budi));
    }

    [Fact]
    public async Task NotHelpful_Pressed_AsksForTheReasonWhichArrivesWithTheAnswer()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.People.Command(bench.Budi, bench.General, "/stargate", "privasi");
        var said = await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.ResponseUrl, bench.Limit);

        bench.Slack.People.Press(bench.Budi, bench.General, said.Ts!, "Not helpful");
        await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Modal, bench.Limit);
        var submission = bench.Slack.People.SubmitModal(bench.Budi, new Dictionary<string, string> { [RequestFields.Reason] = "kurang <lengkap> & jelas" });
        await bench.Slack.WaitForReplyAsync(submission.Id, bench.Limit);

        var call = bench.Commands.Calls[^1];
        Assert.Equal(ChatCommand.GiveReason, call.Request.Command);
        Assert.Equal("t1", call.Request.AnswerId);
        Assert.Equal("kurang <lengkap> & jelas", call.Request.Fields[RequestFields.Reason]);
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task Form_NotOpenedInTime_ThePersonIsAskedToTryAgain()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.ApiFaults.FailNext("views.open", "expired_trigger_id");

        var command = bench.Slack.People.Command(bench.Admin, bench.General, "/stargate", "teach");
        var notice = await bench.Slack.WaitForReplyAsync(command.Id, bench.Limit);

        Assert.Equal(bench.Admin, notice.VisibleTo);
        Assert.Contains("try again", notice.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SubmittedWhenTheResponseAddressIsUsedUp_IsRepliedToInTheChannelForThePersonAlone()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.People.Command(bench.Admin, bench.General, "/stargate", "teach");
        await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Modal, bench.Limit);
        bench.Slack.HttpFaults.Add(new HttpFault { PathPattern = "response_url", Status = 404, Body = """{"ok":false,"error":"used_url"}""" });

        bench.Slack.People.SubmitModal(bench.Admin, Taught);
        var reply = await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Ephemeral, bench.Limit);

        Assert.Equal(bench.Admin, reply.VisibleTo);
    }

    [Fact]
    public async Task Form_Opened_CarriesWhatSubmittingItAsks()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.People.Command(bench.Admin, bench.General, "/stargate", "teach");
        await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Modal, bench.Limit);
        var state = bench.Slack.ModalOf(bench.Admin)!.Definition.GetProperty("private_metadata").GetString()!;

        Assert.InRange(state.Length, 1, 3000);
        Assert.Contains("sb1:teachtext:", state, StringComparison.Ordinal);
        Assert.Contains(bench.General, state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WhileSlackDoesNotTellWhoIsAdmin_HoldsUpNothingElse()
    {
        await using var bench = await SlackBench.StartAsync();
        await bench.AskAsync("pagar");
        var held = bench.Slack.HttpFaults.Add(new HttpFault { PathPattern = "users.info", Kind = HttpFaultKind.Hold, Count = 2 });

        bench.Slack.People.Command(bench.Admin, bench.General, "/stargate", "teach");
        await bench.UntilAsync(() => held.Hits > 0);
        await bench.AskAsync("siapa?");

        held.Release();
        await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Modal, bench.Limit);
    }
}
