using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Feedback;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Feedback;

public sealed class PrivacyCommandsTests
{
    [Theory]
    [InlineData("privasi", Language.Indonesian, "Lupakan saya")]
    [InlineData("Privacy", Language.English, "Forget me")]
    public async Task Privacy_Written_TellsWhatIsKeptHowAndHowLong(string word, Language language, string button)
    {
        await using var world = ChatWorld.WithInsights();
        var reply = await world.ReplyToAsync(world.Question(word));

        Assert.Equal(FeedbackTexts.For(language).Privacy(world.Stores.Kept, 30), reply.Text);
        Assert.Equal([new ReplyAction(button, new ChatRequest(ChatCommand.ForgetMe))], reply.Actions);
        Assert.True(world.Platform.Rendered[^1].Target.Private);
        Assert.Empty(world.Answers.Asked);
    }

    [Fact]
    public async Task ForgetMe_Confirmed_ForgetsThePersonWhoPressed()
    {
        await using var world = ChatWorld.WithInsights();
        var question = await world.ReplyToAsync(world.Question("lupakan saya"));

        Assert.Empty(world.Stores.Forgotten);
        var button = Assert.Single(question.Actions);
        Assert.Equal(new ChatRequest(ChatCommand.ForgetMe, "yes"), ActionCodec.Read(ActionCodec.Write(button.Request)));

        // "yes" is a word of the button, not of the person: it does not make the reply English.
        var reply = await world.ReplyToAsync(world.Press(button.Request, user: "U7"));

        Assert.Equal(["U7"], world.Stores.Forgotten);
        Assert.Equal(FeedbackTexts.For(Language.Indonesian).Forgotten(world.Stores.Kept), reply.Text);
    }

    [Fact]
    public async Task ForgetMe_PlatformWithoutButtons_ForgetsAtOnce()
    {
        await using var world = ChatWorld.WithInsights();
        world.Platform.Capabilities = world.Platform.Capabilities with { MaxActions = 0 };
        await world.ReplyToAsync(world.Question("forget me"));

        Assert.Equal(["U1"], world.Stores.Forgotten);
    }

    [Fact]
    public async Task ForgetMe_StoreRefuses_SaysSoAndIsLogged()
    {
        await using var world = ChatWorld.WithInsights();
        world.Stores.Fault = new IOException("disk is full");
        var reply = await world.ReplyToAsync(world.Press(new ChatRequest(ChatCommand.ForgetMe, "yes")) with { Locale = Language.English });

        Assert.Equal((FeedbackTexts.For(Language.English).NotForgotten, AnswerOutcome.Failed), (reply.Text, reply.Outcome));
        Assert.Contains(world.LogLines, line => line.StartsWith("263 ", StringComparison.Ordinal));
    }
}
