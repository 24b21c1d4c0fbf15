using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

/// <summary>What admins set, who is an admin, and forms.</summary>
public sealed class ChatRulesTests
{
    private const string Tenant = "fake:T1";
    private const string Channel = "fake:T1:C1";

    [Theory]
    [InlineData(false, null, AdmissionKind.Refuse)]
    [InlineData(false, true, AdmissionKind.Answer)]
    [InlineData(null, false, AdmissionKind.Refuse)]
    [InlineData(true, null, AdmissionKind.Answer)]
    public async Task AdmitAsync_AllowedIsSet_TheChannelWinsOverTheServer(bool? server, bool? channel, AdmissionKind expected)
    {
        await using var world = new ChatWorld();
        await world.Settings.SetAsync(Tenant, new ChatSettings { Allowed = server }, ChatWorld.Token);
        await world.Settings.SetAsync(Channel, new ChatSettings { Allowed = channel }, ChatWorld.Token);

        Assert.Equal(expected, (await world.AskAsync(world.Question())).Kind);
    }

    [Fact]
    public async Task AdmitAsync_ChannelIsForbidden_AdminsCanStillChangeItsSettings()
    {
        await using var world = new ChatWorld();
        await world.Settings.SetAsync(Channel, new ChatSettings { Allowed = false }, ChatWorld.Token);
        await world.AskAsync(Command(world, ChatCommand.Settings, isAdmin: true));
        await world.WaitForPostsAsync(1);

        Assert.Equal(["done: Settings"], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task AdmitAsync_LanguageIsSet_HoldsWhereThePersonDidNotSayOtherwise()
    {
        await using var world = new ChatWorld();
        await world.Settings.SetAsync(Channel, new ChatSettings { Language = Language.Indonesian }, ChatWorld.Token);
        await world.AskAsync(world.Question("Who owns it?"));
        await world.AskAsync(world.Question("And why?") with { Language = Language.English });
        await world.WaitForPostsAsync(2);

        Assert.Equal([Language.Indonesian, Language.English], world.Answers.Asked.Select(asked => asked.Language!.Value));
    }

    [Fact]
    public async Task AdmitAsync_PrivateByDefault_OnlyTheAskerSeesTheAnswer()
    {
        await using var world = new ChatWorld();
        await world.Settings.SetAsync(Channel, new ChatSettings { PrivateByDefault = true }, ChatWorld.Token);
        var here = await world.AskAsync(world.Question());
        var elsewhere = await world.AskAsync(world.Question(channel: "C2"));

        Assert.True(here.Question.ReplyTo.Private);
        Assert.False(elsewhere.Question.ReplyTo.Private);
    }

    [Fact]
    public async Task AdmitAsync_WithoutMention_AnswersWhatTheKnowledgeHolds()
    {
        await using var world = await WithoutMentionAsync();
        await world.AskAsync(world.Question("Who?") with { Addressing = Addressing.Ambient, Conversation = "own" });
        await world.WaitForPostsAsync(1);

        Assert.Equal(["It says: Who? [1]"], world.Platform.PostedTexts);
        Assert.Equal(AdmissionKind.Ignore, (await world.AskAsync(world.Question(channel: "C2") with { Addressing = Addressing.Ambient, Conversation = "own" })).Kind);
        Assert.Equal(AdmissionKind.Ignore, (await world.AskAsync(world.Question(" ") with { Addressing = Addressing.Ambient, Conversation = "own" })).Kind);
    }

    [Theory]
    [InlineData(AnswerOutcome.Abstained)]
    [InlineData(AnswerOutcome.Help)]
    [InlineData(AnswerOutcome.Failed)]
    public async Task Ask_WithoutMentionAndNotAnswered_SaysNothingShowsNothingAndRemembersNothing(AnswerOutcome outcome)
    {
        await using var world = await WithoutMentionAsync();
        world.Answers.OnAnswer = (question, _) =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(5));
            return ValueTask.FromResult(new Answer { Outcome = outcome, Language = Language.English, Text = "x", TraceId = "t" });
        };
        var question = world.Question("Hi all") with { Addressing = Addressing.Ambient, Conversation = "own" };
        await world.AskAsync(question);
        await world.DrainAsync();

        Assert.Single(world.Answers.Asked);
        Assert.Empty(world.Platform.Tries);
        Assert.Empty(world.Platform.Signs);
        Assert.Empty((await world.Memory.RecallAsync(question.Conversation, ChatWorld.Token)).Questions);
    }

    [Fact]
    public async Task Ask_WithoutMentionAndAFault_SaysNothing()
    {
        await using var world = await WithoutMentionAsync();
        world.Answers.OnAnswer = (_, _) => throw new InvalidOperationException("broken");
        await world.AskAsync(world.Question() with { Addressing = Addressing.Ambient, Conversation = "own" });
        await world.DrainAsync();

        Assert.Empty(world.Platform.Tries);
        Assert.Contains(world.LogLines, line => line.Contains("broken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("sumber")]
    public async Task AdmitAsync_WithoutMentionAndACommandsWord_IsNoCommand(string word)
    {
        await using var world = await WithoutMentionAsync();
        var admission = await world.AskAsync(world.Question(word) with { Addressing = Addressing.Ambient, Conversation = "own" });

        Assert.Equal(ChatCommand.Ask, admission.Question.Request.Command);
    }

    [Fact]
    public async Task AdmitAsync_WithoutMentionAndTooMuch_IsSilentAndUsesUpNobodysQuestions()
    {
        await using var world = await WithoutMentionAsync(("Limits:PerUserPerMinute", "1"));
        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question() with { Addressing = Addressing.Ambient, Conversation = "own" })).Kind);
        Assert.Equal(AdmissionKind.Ignore, (await world.AskAsync(world.Question() with { Addressing = Addressing.Ambient, Conversation = "own" })).Kind);
        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question())).Kind);
        await world.DrainAsync();

        Assert.Equal(2, world.Platform.Posted.Count);
    }

    [Fact]
    public async Task AdmitAsync_WithoutMentionAndRefused_IsCompletedInTheStore()
    {
        var kept = new KeptChat();
        await using var world = new ChatWorld(kept, ("Limits:PerUserPerMinute", "1"));
        await world.Settings.SetAsync(Channel, new ChatSettings { WithoutMention = true }, ChatWorld.Token);
        await world.AskAsync(world.Question() with { Addressing = Addressing.Ambient, Conversation = "own" });
        await world.AskAsync(world.Question() with { Addressing = Addressing.Ambient, Conversation = "own" });
        await world.DrainAsync();

        Assert.Empty(kept.PendingQuestions);
    }

    [Fact]
    public async Task Drain_WithoutMentionAndStillWaiting_IsToldNothing()
    {
        await using var world = await WithoutMentionAsync();
        world.Answers.OnAnswer = async (question, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return Testing.Chat.FakeAnswerService.Cited(question);
        };
        await world.AskAsync(world.Question() with { Addressing = Addressing.Ambient, Conversation = "own" });
        await world.Answers.WaitForAskedAsync(1, ChatWorld.Token);
        await world.Worker.DrainAsync(new CancellationToken(canceled: true)).WaitAsync(Testing.TestTimeout.Step, TimeProvider.System, ChatWorld.Token);

        Assert.Empty(world.Platform.Tries);
    }

    public static TheoryData<ChatAuthor, bool?, bool> Ranks => new()
    {
        { new ChatAuthor("listed"), null, true },
        { new ChatAuthor("U1") { Roles = ["other", "admins"] }, null, true },
        { new ChatAuthor("U1") { IsTenantAdmin = true }, false, true },
        { new ChatAuthor("U1"), true, true },
        { new ChatAuthor("U1") { IsTenantAdmin = false }, true, false },
        { new ChatAuthor("U1") { Roles = ["other"] }, false, false },
        { new ChatAuthor("U1"), null, false },
    };

    [Theory]
    [MemberData(nameof(Ranks))]
    public async Task Command_OfAdmins_IsForThoseWhoAreListedOrManageTheServer(ChatAuthor author, bool? manages, bool expected)
    {
        await using var world = new ChatWorld(("Admin:Users:0", "listed"), ("Admin:Roles:0", "admins"));
        world.Platform.Manages = _ => manages;
        await world.AskAsync(Command(world, ChatCommand.Stats) with { Author = author });
        await world.WaitForPostsAsync(1);
        await world.DrainAsync();

        Assert.Equal(expected ? "done: Stats" : ChatTexts.For(Language.English).AdminsOnly, world.Platform.PostedTexts[0]);
        Assert.Equal(expected ? 1 : 0, world.Commands.Calls.Count);
        Assert.True(world.Platform.Posted[0].Target.Private);
        Assert.Equal(!expected, world.Platform.Rendered[0].Reply.Outcome == AnswerOutcome.Limited);
        Assert.Equal(!expected, world.LogLines.Any(line => line.StartsWith("223 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Command_RankCannotBeFoundOut_IsRefusedAndLogged()
    {
        await using var world = new ChatWorld();
        world.Platform.Manages = _ => throw new InvalidOperationException("adapter");
        await world.AskAsync(Command(world, ChatCommand.Reload));
        await world.WaitForPostsAsync(1);

        Assert.Equal([ChatTexts.For(Language.English).AdminsOnly], world.Platform.PostedTexts);
        Assert.Contains(world.LogLines, line => line.StartsWith("206 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_OfEverybody_NeedsNoRank()
    {
        await using var world = new ChatWorld();
        await world.AskAsync(Command(world, ChatCommand.Privacy));
        await world.WaitForPostsAsync(1);

        Assert.Equal(["done: Privacy"], world.Platform.PostedTexts);
        Assert.Equal(24, world.Commands.Calls[0].Asker.Length);
    }

    [Fact]
    public async Task AdmitAsync_NotHelpful_OpensTheFormForTheReason()
    {
        var kept = new KeptChat();
        await using var world = new ChatWorld(kept);
        var question = world.Question() with { Request = new ChatRequest(ChatCommand.NotHelpful) { AnswerId = "a1" }, Addressing = Addressing.Action };
        var admission = await world.AskAsync(question);

        Assert.Equal((AdmissionKind.Form, false), (admission.Kind, admission.WantsReply));
        Assert.Equal(new ChatRequest(ChatCommand.GiveReason) { AnswerId = "a1" }, admission.Form!.Submit);
        Assert.Equal([RequestFields.Reason], admission.Form.Fields.Select(field => field.Name));
        Assert.Equal(0, world.Worker.Pending);
        Assert.Empty(kept.PendingQuestions);
        Assert.Equal(AdmissionKind.Duplicate, (await world.AskAsync(question)).Kind);
    }

    [Theory]
    [InlineData(true, AdmissionKind.Form)]
    [InlineData(false, AdmissionKind.Refuse)]
    public async Task AdmitAsync_Teach_OpensItsFormForAdminsOnly(bool isAdmin, AdmissionKind expected)
    {
        await using var world = new ChatWorld();
        var admission = await world.AskAsync(Command(world, ChatCommand.Teach, isAdmin));
        await world.DrainAsync();

        Assert.Equal(expected, admission.Kind);
        Assert.Equal(isAdmin ? [] : [ChatTexts.For(Language.English).AdminsOnly], world.Platform.PostedTexts);
        Assert.All(world.Platform.Posted, message => Assert.True(message.Target.Private));
    }

    [Fact]
    public async Task AdmitAsync_FormWhereTheBotDoesNotAnswer_IsRefused()
    {
        await using var world = new ChatWorld(("Permissions:Users:0", "U2"));
        var admission = await world.AskAsync(Command(world, ChatCommand.NotHelpful));

        Assert.Equal((AdmissionKind.Refuse, ChatTexts.For(Language.English).NotAllowedHere), (admission.Kind, admission.Refusal!.Text));
    }

    [Fact]
    public async Task AdmitAsync_FormWhileTheProgramEnds_IsRefused()
    {
        await using var world = new ChatWorld();
        await world.DrainAsync();
        var admission = await world.AskAsync(Command(world, ChatCommand.NotHelpful));

        Assert.Equal((AdmissionKind.Refuse, ChatTexts.For(Language.English).Restarting), (admission.Kind, admission.Refusal!.Text));
    }

    private static IncomingQuestion Command(ChatWorld world, ChatCommand command, bool? isAdmin = null) => world.Question() with
    {
        Request = new ChatRequest(command),
        Addressing = Addressing.Command,
        Locale = Language.English,
        Author = new ChatAuthor("U1") { IsTenantAdmin = isAdmin },
    };

    private static async Task<ChatWorld> WithoutMentionAsync(params (string Key, string Value)[] settings)
    {
        var world = new ChatWorld(settings);
        await world.Settings.SetAsync(Channel, new ChatSettings { WithoutMention = true }, ChatWorld.Token);
        return world;
    }
}
