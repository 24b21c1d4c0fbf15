using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Languages;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

/// <summary>Commands with handlers of their own, their progress, and buttons of topics.</summary>
public sealed class ChatCommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ShowAsync_Progress_GoesWhereTheReplyGoesUnderAKeyOfItsOwn(bool replaces)
    {
        await using var world = new ChatWorld();
        world.Platform.Capabilities = world.Platform.Capabilities with { ReplacesInterim = replaces };
        world.Commands.OnCommand = async (call, token) =>
        {
            await call.ShowAsync(Word("10 %"), token);
            await call.ShowAsync(Word("too early"), token);
            world.Time.Advance(TimeSpan.FromSeconds(1.5));
            await call.ShowAsync(Word("50 %"), token);
            return Word("done");
        };
        var question = Command(world);
        await world.AskAsync(question);
        await world.WaitForPostsAsync(replaces ? 3 : 2);

        // Where it would stay, it is shown only when the reply does not come at once.
        Assert.Equal(replaces ? ["10 %", "50 %", "done"] : ["50 %", "done"], world.Platform.PostedTexts);
        Assert.Equal($"{question.EventKey}~interim", world.Platform.Rendered[0].Key);
        Assert.Equal(question.EventKey, world.Platform.Rendered[^1].Key);
        Assert.All(world.Platform.Posted, message => Assert.Equal(world.Platform.Posted[^1].Target, message.Target));
    }

    [Fact]
    public async Task ShowAsync_StillOnItsWay_TheReplyComesAfterIt()
    {
        await using var world = new ChatWorld();
        world.Platform.Capabilities = world.Platform.Capabilities with { ReplacesInterim = true };
        var sent = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Platform.OnSend = (message, _, _) => FakePlatform.TextOf(message) == "10 %" ? sent.Task : Task.FromResult<SendResult>(new SendResult.Sent("1"));
        world.Commands.OnCommand = (call, token) =>
        {
            _ = call.ShowAsync(Word("10 %"), token).AsTask();
            return ValueTask.FromResult(Word("done"));
        };
        await world.AskAsync(Command(world));
        await world.Platform.WaitAsync(platform => platform.Tries.Count == 1, ChatWorld.Token);
        Assert.Empty(world.Platform.Posted);
        sent.SetResult(new SendResult.Sent("1"));
        await world.WaitForPostsAsync(2);

        Assert.Equal(["10 %", "done"], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task ShowAsync_AfterTheReply_ShowsNothing()
    {
        await using var world = new ChatWorld();
        CommandCall? kept = null;
        world.Commands.OnCommand = (call, _) =>
        {
            kept = call;
            return ValueTask.FromResult(Word("done"));
        };
        await world.AskAsync(Command(world));
        await world.DrainAsync();
        await kept!.ShowAsync(Word("late"), ChatWorld.Token);

        Assert.Equal(["done"], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task ShowAsync_PlatformFails_TheReplyComesAnyway()
    {
        await using var world = new ChatWorld();
        world.Platform.OnSend = (message, _, _) =>
            FakePlatform.TextOf(message) == "10 %" ? throw new OperationCanceledException("time-out") : Task.FromResult<SendResult>(new SendResult.Sent("1"));
        world.Commands.OnCommand = async (call, token) =>
        {
            await call.ShowAsync(Word("10 %"), token);
            return Word("done");
        };
        await world.AskAsync(Command(world));
        await world.WaitForPostsAsync(1);

        Assert.Equal(["done"], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task Command_HandlerFails_IsAReplyWithAnId()
    {
        await using var world = new ChatWorld();
        world.Commands.OnCommand = (_, _) => throw new InvalidOperationException("broken");
        await world.AskAsync(Command(world));
        await world.WaitForPostsAsync(1);
        var reply = world.Platform.Rendered[0].Reply;

        Assert.Equal((AnswerOutcome.Failed, AnswerTexts.For(Language.English).Failed(reply.TraceId)), (reply.Outcome, reply.Text));
    }

    [Fact]
    public async Task Command_NobodyCarriesOut_IsAReplyWithAnId()
    {
        await using var world = new ChatWorld();
        await world.AskAsync(Command(world, new ChatRequest(ChatCommand.ForgetMe)));
        await world.WaitForPostsAsync(1);

        Assert.Equal(AnswerOutcome.Failed, world.Platform.Rendered[0].Reply.Outcome);
    }

    [Fact]
    public async Task Topic_OfAnAbstention_IsAnsweredInItsLanguageAndRemembered()
    {
        await using var world = new ChatWorld();
        world.Answers.OnAnswer = (question, _) => ValueTask.FromResult(question.Text == "Vague?" ? Abstention() : FakeAnswerService.Cited(question));
        await world.AskAsync(world.Question("Vague?"));
        await world.WaitForPostsAsync(1);
        var press = Command(world, new ChatRequest(ChatCommand.Topic, "1") { AnswerId = "abstention" });
        await world.AskAsync(press);
        await world.WaitForPostsAsync(2);

        Assert.Equal(("Two", Language.Indonesian), (world.Answers.Asked[^1].Text, world.Answers.Asked[^1].Language!.Value));
        Assert.Equal(ReplyKind.Answer, world.Platform.Rendered[^1].Reply.Kind);
        Assert.Equal("Two", (await world.Memory.RecallAsync(press.Conversation, ChatWorld.Token)).Questions[^1]);
    }

    [Theory]
    [InlineData("2", "abstention")]
    [InlineData("-1", "abstention")]
    [InlineData("x", "abstention")]
    [InlineData("0", "gone")]
    [InlineData("0", null)]
    public async Task Topic_NotToBeFound_IsAnOutdatedButton(string index, string? answer)
    {
        await using var world = new ChatWorld();
        world.Answers.OnAnswer = (_, _) => ValueTask.FromResult(Abstention());
        await world.AskAsync(world.Question("Vague?"));
        await world.WaitForPostsAsync(1);
        await world.AskAsync(Command(world, new ChatRequest(ChatCommand.Topic, index) { AnswerId = answer }));
        await world.WaitForPostsAsync(2);

        Assert.Equal(ChatTexts.For(Language.English).OutdatedButton, world.Platform.PostedTexts[1]);
        Assert.Single(world.Answers.Asked);
    }

    [Fact]
    public async Task Outdated_Button_IsAnsweredKindlyAndPrivately()
    {
        await using var world = new ChatWorld();
        await world.AskAsync(Command(world, new ChatRequest(ChatCommand.Outdated)));
        await world.WaitForPostsAsync(1);

        Assert.Equal([ChatTexts.For(Language.English).OutdatedButton], world.Platform.PostedTexts);
        Assert.True(world.Platform.Posted[0].Target.Private);
    }

    private static Reply Word(string text) => ReplyComposer.Notice(Language.English, text, AnswerOutcome.Help);

    private static Answer Abstention() =>
        new() { Outcome = AnswerOutcome.Abstained, Language = Language.Indonesian, Text = "Tidak.", Topics = ["One", "Two"], TraceId = "abstention" };

    private static IncomingQuestion Command(ChatWorld world, ChatRequest? request = null) => world.Question() with
    {
        Request = request ?? new ChatRequest(ChatCommand.Reload),
        Addressing = Addressing.Command,
        Locale = Language.English,
        Author = new ChatAuthor("U1") { IsTenantAdmin = true },
    };
}
