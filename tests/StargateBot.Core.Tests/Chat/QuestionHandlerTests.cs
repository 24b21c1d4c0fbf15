using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class QuestionHandlerTests
{
    [Fact]
    public async Task Ask_Answered_HasSourcesAndTheirButton()
    {
        await using var world = new ChatWorld();
        var question = world.Question("Who?") with { Language = Language.Indonesian, Locale = Language.English };
        await world.AskAsync(question);
        await world.WaitForPostsAsync(1);
        var reply = world.Platform.Rendered[0].Reply;
        var asked = world.Answers.Asked[0];

        Assert.Equal((ReplyKind.Answer, AnswerOutcome.Answered, "snapshot"), (reply.Kind, reply.Outcome, reply.Snapshot));
        Assert.Equal(("Who?", Language.Indonesian, Language.English), (asked.Text, asked.Language!.Value, asked.Locale!.Value));
        Assert.Single(reply.Sources);
        Assert.Equal(
            [
                new ReplyAction("Sumber", new ChatRequest(ChatCommand.Sources) { AnswerId = reply.TraceId }),
                new ReplyAction("Membantu", new ChatRequest(ChatCommand.Helpful) { AnswerId = reply.TraceId }),
                new ReplyAction("Kurang membantu", new ChatRequest(ChatCommand.NotHelpful) { AnswerId = reply.TraceId }),
            ],
            reply.Actions);
        Assert.Equal(question.EventKey, world.Platform.Rendered[0].Key);
    }

    [Fact]
    public async Task Ask_InAConversation_KnowsItsEarlierQuestionsAndNoOthers()
    {
        await using var world = new ChatWorld();
        await world.AskAsync(world.Question("one"));
        await world.AskAsync(world.Question("elsewhere", channel: "C2"));
        await world.WaitForPostsAsync(2);
        await world.AskAsync(world.Question("two"));
        await world.WaitForPostsAsync(3);

        Assert.Equal(["one"], world.Answers.Asked.Single(asked => asked.Text == "two").History);
    }

    [Fact]
    public async Task Ask_VeryLong_IsPassedOnAsItIs()
    {
        await using var world = new ChatWorld();
        var text = new string('x', 6_000);
        await world.AskAsync(world.Question(text));
        await world.WaitForPostsAsync(4);

        Assert.Equal(text, world.Answers.Asked[0].Text);
    }

    [Fact]
    public async Task Ask_Abstained_OffersTopicsAndNewsAsButtons()
    {
        await using var world = new ChatWorld();
        world.Answers.OnAnswer = (_, _) => ValueTask.FromResult(Abstained("One", "Two"));
        var reply = await world.ReplyToAsync(world.Question());

        Assert.Equal((ReplyKind.Abstention, "Not that. Near:"), (reply.Kind, reply.Text));
        Assert.Empty(reply.Topics);
        Assert.Equal(
            [
                new ReplyAction("One", new ChatRequest(ChatCommand.Topic, "0") { AnswerId = "t" }),
                new ReplyAction("Two", new ChatRequest(ChatCommand.Topic, "1") { AnswerId = "t" }),
                new ReplyAction("Tell me when it is covered", new ChatRequest(ChatCommand.NotifyMe) { AnswerId = "t" }),
            ],
            reply.Actions);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    public async Task Ask_AbstainedWhereTopicsAreNoButtons_ListsThem(int maxActions, int actions)
    {
        const string Topic = "One";
        await using var world = new ChatWorld();
        world.Platform.Capabilities = world.Platform.Capabilities with { MaxActions = maxActions };
        world.Answers.OnAnswer = (_, _) => ValueTask.FromResult(Abstained(Topic, "Two"));
        var reply = await world.ReplyToAsync(world.Question());

        Assert.Equal([Topic, "Two"], reply.Topics);
        Assert.Equal(Enumerable.Repeat(ChatCommand.NotifyMe, actions), reply.Actions.Select(action => action.Request.Command));
    }

    [Fact]
    public async Task Ask_PlatformWithTwoButtons_ShowsTheFirstTwo()
    {
        await using var world = new ChatWorld();
        world.Platform.Capabilities = world.Platform.Capabilities with { MaxActions = 2 };
        var reply = await world.ReplyToAsync(world.Question());

        Assert.Equal([ChatCommand.Sources, ChatCommand.Helpful], reply.Actions.Select(action => action.Request.Command));
    }

    [Fact]
    public async Task Topic_Pressed_IsAskedInTheLanguageOfTheAbstention()
    {
        await using var world = new ChatWorld();
        world.Answers.OnAnswer = (_, _) => ValueTask.FromResult(Abstained("Mitra teknologi"));
        var topic = (await world.ReplyToAsync(world.Question())).Actions[0];
        world.Answers.OnAnswer = (question, _) => ValueTask.FromResult(FakeAnswerService.Cited(question));
        var reply = await world.ReplyToAsync(world.Press(topic.Request));

        Assert.Equal((ReplyKind.Answer, "It says: Mitra teknologi [1]"), (reply.Kind, reply.Text));
        Assert.Equal(("Mitra teknologi", Language.English), (world.Answers.Asked[1].Text, world.Answers.Asked[1].Language));
    }

    [Fact]
    public async Task Ask_AnswerServiceFails_IsAReplyWithAnIdThatIsLogged()
    {
        await using var world = new ChatWorld();
        world.Answers.OnAnswer = (_, _) => throw new InvalidOperationException("broken");
        await world.AskAsync(world.Question("Siapa pemiliknya?"));
        await world.WaitForPostsAsync(1);
        await world.DrainAsync();
        var reply = world.Platform.Rendered[0].Reply;

        Assert.Equal((ReplyKind.Notice, AnswerOutcome.Failed, Language.Indonesian), (reply.Kind, reply.Outcome, reply.Language));
        Assert.Equal(AnswerTexts.For(Language.Indonesian).Failed(reply.TraceId), reply.Text);
        Assert.Contains(world.LogLines, line => line.Contains(reply.TraceId, StringComparison.Ordinal) && line.Contains("broken", StringComparison.Ordinal));
        Assert.Empty((await world.Memory.RecallAsync(world.Question().Conversation, ChatWorld.Token)).Questions);
    }

    [Fact]
    public async Task Sources_OfTheButton_ShowsTheEvidenceOriginalsFirst()
    {
        await using var world = new ChatWorld();
        world.Answers.OnAnswer = (question, _) => ValueTask.FromResult(FakeAnswerService.Cited(question) with
        {
            Citations = [new Citation(1, "a.en", "A", "¶1", "translated", Language.English) { IsTranslation = true }, new Citation(2, "a", "A", "¶1", "asli", Language.Indonesian)],
        });
        await world.AskAsync(world.Question("Who?"));
        await world.WaitForPostsAsync(1);
        var button = world.Platform.Rendered[0].Reply.Actions[0];
        await world.AskAsync(world.Question(channel: "elsewhere") with { Addressing = Addressing.Action, Request = button.Request });
        await world.WaitForPostsAsync(2);
        var (reply, target, _) = world.Platform.Rendered[1];

        Assert.Equal((ReplyKind.Sources, ChatTexts.For(Language.English).SourcesIntroduction, true), (reply.Kind, reply.Text, target.Private));
        Assert.Equal(["asli", "translated"], reply.Sources.Select(citation => citation.Quote));
    }

    [Fact]
    public async Task Sources_WithoutAnId_AreOfTheLastAnswerOfTheConversation()
    {
        await using var world = new ChatWorld();
        await world.AskAsync(world.Question("first"));
        await world.AskAsync(world.Question("second"));
        await world.AskAsync(world.Question("sources"));
        await world.AskAsync(world.Question("sumber", channel: "C2"));
        await world.WaitForPostsAsync(4);

        var sources = Assert.Single(world.Platform.Rendered, render => render.Reply.Kind == ReplyKind.Sources);
        Assert.Equal("second", sources.Reply.Sources[0].Quote);
        Assert.Contains(ChatTexts.For(Language.Indonesian).NoSourcesYet, world.Platform.PostedTexts);
    }

    [Fact]
    public async Task Sources_OfAForgottenAnswer_SayHowToGetThem()
    {
        await using var world = new ChatWorld();
        await world.AskAsync(world.Question() with { Request = new ChatRequest(ChatCommand.Sources) { AnswerId = "gone" }, Locale = Language.English });
        await world.WaitForPostsAsync(1);

        Assert.Equal([ChatTexts.For(Language.English).SourcesForgotten], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task Help_WithButtons_OffersTheQuestionsThatFit()
    {
        await using var world = new ChatWorld();
        world.Suggestions.Questions = [new string('x', 100), "One?", "Two?", "Three?", "Four?", "Five?"];
        await world.AskAsync(world.Question("help"));
        await world.WaitForPostsAsync(1);
        var reply = world.Platform.Rendered[0].Reply;

        Assert.Equal((ReplyKind.Help, AnswerTexts.For(Language.English).Help), (reply.Kind, reply.Text));
        Assert.Equal(["One?", "Two?", "Three?", "Four?"], reply.Actions.Select(action => action.Label));
        Assert.All(reply.Actions, action => Assert.Equal(new ChatRequest(ChatCommand.Ask, action.Label), action.Request));
    }

    [Fact]
    public async Task Help_WithoutButtons_ListsTheQuestions()
    {
        await using var world = new ChatWorld();
        world.Platform.Capabilities = world.Platform.Capabilities with { MaxActions = 0 };
        await world.AskAsync(world.Question("help"));
        await world.AskAsync(world.Question("Who?"));
        await world.WaitForPostsAsync(2);

        Assert.EndsWith($"\n\n{ChatTexts.For(Language.English).YouCouldAsk}\n• What is it?\n• Who did it?", world.Platform.PostedTexts[0], StringComparison.Ordinal);
        Assert.All(world.Platform.Rendered, render => Assert.Empty(render.Reply.Actions));
    }

    [Fact]
    public async Task Begin_AcknowledgementIsLate_NothingIsSentBefore()
    {
        await using var world = new ChatWorld();
        var acknowledged = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var question = world.Question();
        await world.AskAsync(question with { ReplyTo = question.ReplyTo with { ShowWorkingAtOnce = true } }, acknowledged.Task);

        // The sign's renewal, then the reply's wait for a sign on its way.
        await world.Time.WaitForTimersAsync(2);
        Assert.Single(world.Answers.Asked);
        Assert.Empty(world.Platform.Signs);
        Assert.Empty(world.Platform.Tries);
        acknowledged.SetResult(true);
        await world.WaitForPostsAsync(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Begin_AcknowledgementRefused_TakesTheOtherWayIfThereIsOne(bool hasFallback)
    {
        await using var world = new ChatWorld();
        var question = world.Question();
        var fallback = question.ReplyTo with { ReplyToMessage = "fallback" };
        await world.AskAsync(question with { ReplyTo = question.ReplyTo with { Fallback = hasFallback ? fallback : null } }, Task.FromResult(false));
        await world.DrainAsync();

        Assert.Equal(hasFallback ? [fallback] : [], world.Platform.Posted.Select(message => message.Target));
    }

    [Fact]
    public async Task Begin_AcknowledgementNeverEnds_TheConversationGoesOn()
    {
        await using var world = new ChatWorld();
        await world.AskAsync(world.Question("one"), new TaskCompletionSource<bool>().Task);
        await world.AskAsync(world.Question("two"));
        await world.Time.WaitForTimersAsync(2);
        world.Time.Advance(TimeSpan.FromSeconds(30));
        await world.WaitForPostsAsync(1);

        Assert.Equal(["It says: two [1]"], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task Begin_RenderFails_TheNextQuestionIsAnswered()
    {
        await using var world = new ChatWorld();
        world.Platform.OnSend = (message, _, _) => message.Key.Contains("event:1", StringComparison.Ordinal) ? throw new InvalidOperationException("adapter") : Task.FromResult<SendResult>(new SendResult.Sent(null));
        await world.AskAsync(world.Question("one"));
        await world.AskAsync(world.Question("two"));
        await world.WaitForPostsAsync(1);

        Assert.Equal(["It says: two [1]"], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task Secret_InARecordOrALogLine_IsNeverPrinted()
    {
        const string Token = "xoxb-very-secret";
        await using var world = new ChatWorld();
        var question = world.Question("Who?");
        var target = question.ReplyTo with { Token = new Secret(Token), TokenExpires = world.Time.GetUtcNow().AddMinutes(5) };
        world.Platform.OnSend = (message, _, _) => Task.FromResult<SendResult>(message.Target.Token is null ? new SendResult.Sent(null) : new SendResult.Refused("10015"));
        var admission = await world.AskAsync(question with { ReplyTo = target with { Fallback = question.ReplyTo } });
        await world.DrainAsync();

        Assert.NotEmpty(world.Platform.Posted);
        object[] records = [admission, admission.Question, admission.Question.ReplyTo, world.Platform.Rendered[0], world.Platform.Tries[0], target.Token!];
        Assert.All(records, record => Assert.DoesNotContain(Token, record.ToString(), StringComparison.Ordinal));
        Assert.NotEmpty(world.LogLines);
        Assert.All(world.LogLines, line => Assert.DoesNotContain(Token, line, StringComparison.Ordinal));
    }

    private static Answer Abstained(params string[] topics) => new()
    {
        Outcome = AnswerOutcome.Abstained,
        Language = Language.English,
        Text = $"Not that. Near:{string.Concat(topics.Select(topic => $"\n• {topic}"))}",
        Topics = topics,
        TraceId = "t",
    };
}
