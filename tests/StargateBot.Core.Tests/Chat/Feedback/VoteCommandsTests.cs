using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Feedback;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Feedback;

public sealed class VoteCommandsTests
{
    [Fact]
    public async Task Helpful_OfAnAnswer_IsKeptAndThankedForPrivately()
    {
        await using var world = ChatWorld.WithInsights();
        var answer = await world.ReplyToAsync(world.Question());
        var reply = await world.ReplyToAsync(world.Press(answer.Actions[1].Request, user: "U2"));

        var vote = Assert.Single(world.Stores.Votes);
        Assert.Equal((answer.TraceId, true, null), (vote.AnswerId, vote.IsHelpful, vote.Reason));
        Assert.DoesNotContain("U2", vote.Voter, StringComparison.Ordinal);
        Assert.Equal(FeedbackTexts.For(Language.English).ThanksHelpful, reply.Text);
        Assert.True(world.Platform.Rendered[^1].Target.Private);
    }

    [Fact]
    public async Task NotHelpful_FormIsOpened_VotesAtOnceAndTheReasonFollows()
    {
        await using var world = ChatWorld.WithInsights();
        var answer = await world.ReplyToAsync(world.Question());
        var admission = await world.AskAsync(world.Press(answer.Actions[2].Request));
        await world.Stores.WaitAsync(stores => stores.Votes.Count == 1, ChatWorld.Token);

        Assert.Equal(AdmissionKind.Form, admission.Kind);
        Assert.Equal((answer.TraceId, false, null), (world.Stores.Votes[0].AnswerId, world.Stores.Votes[0].IsHelpful, world.Stores.Votes[0].Reason));

        var filled = admission.Form!.Submit with { Fields = new Dictionary<string, string> { [RequestFields.Reason] = "  too short " } };
        var reply = await world.ReplyToAsync(world.Press(filled));

        Assert.Equal(world.Stores.Votes[0] with { Reason = "too short" }, world.Stores.Votes[1]);
        Assert.Equal(FeedbackTexts.For(Language.English).ThanksReason, reply.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task GiveReason_NothingFilledIn_CountsWithoutReason(string? reason)
    {
        await using var world = ChatWorld.WithInsights();
        var answer = await world.ReplyToAsync(world.Question());
        var request = new ChatRequest(ChatCommand.GiveReason)
        {
            AnswerId = answer.TraceId,
            Fields = reason is null ? ChatRequest.NoFields : new Dictionary<string, string> { [RequestFields.Reason] = reason },
        };
        var reply = await world.ReplyToAsync(world.Press(request));

        Assert.Null(Assert.Single(world.Stores.Votes).Reason);
        Assert.Equal(FeedbackTexts.For(Language.English).ThanksNotHelpful, reply.Text);
    }

    [Fact]
    public async Task GiveReason_Huge_IsCut()
    {
        await using var world = ChatWorld.WithInsights();
        var answer = await world.ReplyToAsync(world.Question());
        await world.ReplyToAsync(world.Press(new ChatRequest(ChatCommand.GiveReason)
        {
            AnswerId = answer.TraceId,
            Fields = new Dictionary<string, string> { [RequestFields.Reason] = string.Concat(Enumerable.Repeat("👨‍👩‍👧", 1000)) },
        }));

        Assert.InRange(Assert.Single(world.Stores.Votes).Reason!.Length, 980, VoteCommands.MaxReason);
    }

    [Theory]
    [InlineData(ChatCommand.Helpful)]
    [InlineData(ChatCommand.GiveReason)]
    [InlineData(ChatCommand.NotifyMe)]
    public async Task AnyButton_OfAForgottenAnswer_IsAFriendlyWordInThePersonsLanguage(ChatCommand command)
    {
        await using var world = ChatWorld.WithInsights();
        var press = world.Press(new ChatRequest(command) { AnswerId = "gone" }) with { Locale = Language.English };
        var reply = await world.ReplyToAsync(press);

        Assert.Equal(FeedbackTexts.For(Language.English).AnswerForgotten, reply.Text);
        Assert.Empty(world.Stores.Votes);
        Assert.Empty(world.Stores.Open);
    }

    [Fact]
    public async Task NotHelpful_StoreFails_OpensTheFormAndIsLogged()
    {
        await using var world = ChatWorld.WithInsights();
        world.Stores.Fault = new IOException("disk is full");
        var logged = world.Get<LogLines>();
        var admission = await world.AskAsync(world.Press(new ChatRequest(ChatCommand.NotHelpful) { AnswerId = "a1" }));
        await logged.WaitAsync(line => line.StartsWith("261 ", StringComparison.Ordinal), ChatWorld.Token);

        Assert.Equal(AdmissionKind.Form, admission.Kind);
        Assert.Contains(world.LogLines, line => line.Contains("a1", StringComparison.Ordinal) && line.Contains("disk is full", StringComparison.Ordinal));
    }
}
