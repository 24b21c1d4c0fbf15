using Microsoft.Extensions.Options;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class ChatIntakeTests
{
    [Theory]
    [InlineData(AuthorKind.Bot)]
    [InlineData(AuthorKind.Webhook)]
    [InlineData(AuthorKind.Self)]
    [InlineData(AuthorKind.System)]
    public async Task AdmitAsync_NotAPerson_IsIgnored(AuthorKind kind)
    {
        await using var world = new ChatWorld();
        var admission = await world.AskAsync(world.Question() with { Author = new ChatAuthor("B1", kind) });

        Assert.Equal((AdmissionKind.Ignore, false), (admission.Kind, admission.WantsReply));
    }

    [Theory]
    [InlineData(Addressing.Mention)]
    [InlineData(Addressing.Direct)]
    [InlineData(Addressing.Command)]
    [InlineData(Addressing.Action)]
    public async Task AdmitAsync_Addressed_IsAnswered(Addressing addressing)
    {
        await using var world = new ChatWorld();
        var admission = await world.AskAsync(world.Question("Who owns Stargate?") with { Addressing = addressing });
        await world.WaitForPostsAsync(1);

        Assert.Equal(AdmissionKind.Answer, admission.Kind);
        Assert.Equal(["It says: Who owns Stargate? [1]"], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task AdmitAsync_AmbientInAThread_IsAnsweredForItsAskersOnly()
    {
        await using var world = new ChatWorld();
        var asked = world.Question(user: "asker");
        var thread = asked.Place with { Thread = "1" };
        await world.AskAsync(asked with { Conversation = "asker's own", OpensConversation = thread.Key });
        await world.WaitForPostsAsync(1);
        var followUp = world.Question("And who else?", user: "asker") with { Place = thread, Conversation = thread.Key, Addressing = Addressing.Ambient };
        var stranger = followUp with { EventKey = "stranger", Author = new ChatAuthor("stranger") };
        var elsewhere = world.Question("And who else?", user: "asker") with { Addressing = Addressing.Ambient };
        var talking = elsewhere with { EventKey = "talking", Conversation = "asker's own" };
        var picture = followUp with { EventKey = "picture", Request = new ChatRequest(ChatCommand.Ask, " ") };

        Assert.Equal(AdmissionKind.Ignore, (await world.AskAsync(stranger)).Kind);
        Assert.Equal(AdmissionKind.Ignore, (await world.AskAsync(elsewhere)).Kind);
        Assert.Equal(AdmissionKind.Ignore, (await world.AskAsync(talking)).Kind);
        Assert.Equal(AdmissionKind.Ignore, (await world.AskAsync(picture)).Kind);
        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(followUp)).Kind);
        await world.WaitForPostsAsync(2);
        Assert.Equal(["Who owns Stargate?"], world.Answers.Asked[1].History);
    }

    [Fact]
    public async Task AdmitAsync_SameEventFromManyThreads_ExactlyOneWins()
    {
        await using var world = new ChatWorld();
        var question = world.Question();
        var kinds = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () => (await world.AskAsync(question)).Kind, ChatWorld.Token)));
        await world.DrainAsync();

        Assert.Single(kinds, AdmissionKind.Answer);
        Assert.Equal(31, kinds.Count(kind => kind == AdmissionKind.Duplicate));
        Assert.Single(world.Platform.Posted);
    }

    [Fact]
    public async Task AdmitAsync_SameMessageInManyEvents_ExactlyOneWins()
    {
        await using var world = new ChatWorld();
        var events = Enumerable.Range(0, 32).Select(_ => world.Question() with { MessageKey = "fake:T1:C1:message:7" }).ToArray();
        var kinds = await Task.WhenAll(events.Select(question => Task.Run(async () => (await world.AskAsync(question)).Kind, ChatWorld.Token)));
        await world.DrainAsync();

        Assert.Single(kinds, AdmissionKind.Answer);
        Assert.Single(world.Platform.Posted);
    }

    [Theory]
    [InlineData("", ReplyKind.Help, Language.Indonesian)]
    [InlineData(" HELP ", ReplyKind.Help, Language.English)]
    [InlineData("Bantuan", ReplyKind.Help, Language.Indonesian)]
    [InlineData("Sources", ReplyKind.Notice, Language.English)]
    [InlineData("sumber\n", ReplyKind.Notice, Language.Indonesian)]
    public async Task AdmitAsync_OneWordOrNone_IsTheCommand(string text, ReplyKind kind, Language language)
    {
        await using var world = new ChatWorld();
        await world.AskAsync(world.Question(text));
        await world.WaitForPostsAsync(1);

        Assert.Empty(world.Answers.Asked);
        Assert.Equal((kind, language, AnswerOutcome.Help), (world.Platform.Rendered[0].Reply.Kind, world.Platform.Rendered[0].Reply.Language, world.Platform.Rendered[0].Reply.Outcome));
    }

    [Theory]
    [InlineData("Permissions:Tenants:0", "T2")]
    [InlineData("Permissions:Channels:0", "C2")]
    [InlineData("Permissions:Users:0", "U2")]
    public async Task AdmitAsync_NotListed_IsRefusedPrivately(string key, string value)
    {
        await using var world = new ChatWorld((key, value));
        var admission = await world.AskAsync(world.Question());
        await world.WaitForPostsAsync(1);

        Assert.Equal((AdmissionKind.Refuse, AnswerOutcome.Limited, true), (admission.Kind, admission.Refusal!.Outcome, admission.Question.ReplyTo.Private));
        Assert.Equal([ChatTexts.For(Language.English).NotAllowedHere], world.Platform.PostedTexts);
        Assert.True(world.Platform.Posted[0].Target.Private);
    }

    [Fact]
    public async Task AdmitAsync_Listed_IsAnswered()
    {
        await using var world = new ChatWorld(("Permissions:Tenants:0", "T0"), ("Permissions:Tenants:1", "T1"), ("Permissions:Channels:0", "C1"), ("Permissions:Users:0", "U1"));

        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question())).Kind);
    }

    [Theory]
    [InlineData(false, "U1", Addressing.Mention)]
    [InlineData(true, null, Addressing.Mention)]
    [InlineData(true, "U1", Addressing.Direct)]
    public async Task AdmitAsync_RefusedWhereNothingIsPrivate_IsRefusedInTheOpen(bool privateReplies, string? recipient, Addressing addressing)
    {
        await using var world = new ChatWorld(("Permissions:Users:0", "U2"));
        world.Platform.Capabilities = world.Platform.Capabilities with { PrivateReplies = privateReplies };
        var question = world.Question() with { Addressing = addressing };
        var admission = await world.AskAsync(question with { ReplyTo = question.ReplyTo with { Recipient = recipient } });

        Assert.Equal((AdmissionKind.Refuse, false), (admission.Kind, admission.Question.ReplyTo.Private));
    }

    [Fact]
    public async Task AdmitAsync_SourcesCommand_IsPrivateBeforeItIsAcknowledged()
    {
        await using var world = new ChatWorld();
        var question = world.Question() with { Addressing = Addressing.Action, Request = new ChatRequest(ChatCommand.Sources) };
        var fallback = question.ReplyTo;
        var admission = await world.AskAsync(question with { ReplyTo = question.ReplyTo with { Fallback = fallback } });

        Assert.True(admission.Question.ReplyTo.Private);
        Assert.True(admission.Question.ReplyTo.Fallback!.Private);
    }

    [Fact]
    public async Task AdmitAsync_UserTooFast_IsToldTheSecondsLeft_UntilTheBucketFills()
    {
        await using var world = new ChatWorld(("Limits:PerUserPerMinute", "3"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question(channel: $"C{i}") with { Addressing = Addressing.Direct })).Kind);
        }

        world.Time.Advance(TimeSpan.FromSeconds(3));
        var refused = await world.AskAsync(world.Question(channel: "C9"));
        Assert.Equal((AdmissionKind.Refuse, AnswerOutcome.Limited), (refused.Kind, refused.Refusal!.Outcome));
        Assert.Equal(AnswerTexts.For(Language.English).TooManyQuestions(TimeSpan.FromSeconds(17)), refused.Refusal.Text);
        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question(user: "U2"))).Kind);

        world.Time.Advance(TimeSpan.FromSeconds(17));
        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question())).Kind);
        Assert.Equal(AdmissionKind.Refuse, (await world.AskAsync(world.Question())).Kind);
    }

    [Fact]
    public async Task AdmitAsync_ChannelTooFast_IsRefusedForAllButOthersGoOn()
    {
        await using var world = new ChatWorld(("Limits:PerChannelPerMinute", "2"));
        await world.AskAsync(world.Question(user: "U1"));
        await world.AskAsync(world.Question(user: "U2"));

        Assert.Equal(AdmissionKind.Refuse, (await world.AskAsync(world.Question(user: "U3"))).Kind);
        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question(user: "U3", channel: "C2"))).Kind);
    }

    [Fact]
    public async Task AdmitAsync_LimitsOff_NothingIsTooMuch()
    {
        await using var world = new ChatWorld(("Limits:Enabled", "false"), ("Limits:PerUserPerMinute", "1"));
        await world.AskAsync(world.Question());

        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question())).Kind);
    }

    [Theory]
    [InlineData("Limits:PerUserPerMinute", "0")]
    [InlineData("Limits:PerUserPerMinute", "10001")]
    [InlineData("Limits:PerChannelPerMinute", "-1")]
    public async Task Validate_LimitOutOfRange_NamesTheKey(string key, string value)
    {
        await using var world = new ChatWorld((key, value));

        var fault = Assert.Throws<OptionsValidationException>(() => world.Get<IStartupValidator>().Validate());
        Assert.Contains($"{key} is {value}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdmitAsync_InboxFull_IsRefusedAsBusy()
    {
        await using var world = new ChatWorld(("Limits:Enabled", "false"));
        world.Answers.OnAnswer = async (question, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return Testing.Chat.FakeAnswerService.Cited(question);
        };
        for (var i = 0; i < 16; i++)
        {
            Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question())).Kind);
        }

        var busy = await world.AskAsync(world.Question());
        Assert.Equal((AdmissionKind.Refuse, AnswerTexts.For(Language.English).Busy), (busy.Kind, busy.Refusal!.Text));
        for (var i = 16; i < 512; i++)
        {
            Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(world.Question(channel: $"other{i}"))).Kind);
        }

        Assert.Equal(AdmissionKind.Refuse, (await world.AskAsync(world.Question(channel: "last"))).Kind);
        Assert.Equal(512, world.Worker.Pending);
        await world.WaitForPostsAsync(2);
        Assert.All(world.Platform.PostedTexts, text => Assert.Equal(AnswerTexts.For(Language.English).Busy, text));
        await world.Worker.DrainAsync(new CancellationToken(canceled: true));
    }

    [Fact]
    public async Task Begin_NothingToReply_IsAFaultOfTheCaller()
    {
        await using var world = new ChatWorld();

        Assert.Throws<ArgumentException>(() => world.Intake.Begin(new Admission(AdmissionKind.Ignore, world.Question()), Task.FromResult(true)));
    }
}
