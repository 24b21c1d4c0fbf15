using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Living;

public sealed class LivingAnswersTests
{
    private const string Cost = "What does it cost?";
    private const string Owner = "Who owns it?";

    [Fact]
    public async Task Swap_CitedPassageChanged_MessageShowsOldAndNewWithTheNewEvidence()
    {
        await using var world = new LivingWorld();
        world.Start();
        world.Stands(Cost, "It costs 500 billion.", "m1");
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);

        Assert.Equal([CorrectionState.Edited], world.States);
        var edit = Assert.Single(world.Edits);
        Assert.Equal("m1", edit.Target.MessageToEdit);
        Assert.Equal(
            "**Corrected on 1 January 2000:** what I know has changed since I answered this.\n\n"
            + "**Outdated (version v1):**\nIt costs 500 billion.\n\n**What holds now (version v2):**\nIt costs 600 billion. [1]",
            FakePlatform.TextOf(edit));
        var reply = world.Platform.Rendered[^1].Reply;
        Assert.Equal("It costs 600 billion.", Assert.Single(reply.Sources).Quote);
        Assert.Equal(reply.TraceId, reply.Actions.First(action => action.Request.Command == ChatCommand.Sources).Request.AnswerId);
    }

    [Fact]
    public async Task Swap_Corrected_NewAnswerStandsAtTheAddressAndItsSourcesCanBeAskedFor()
    {
        await using var world = new LivingWorld();
        world.Start();
        var earlier = world.Stands(Cost, "It costs 500 billion.", "m1");
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);

        var standing = Assert.Single(world.Stores.Answers.Standing);
        Assert.NotEqual(earlier.Answer.TraceId, standing.Answer.TraceId);
        Assert.Equal(earlier.At, standing.At);
        Assert.Equal("m1", standing.Address!.Target.MessageToEdit);
        var sources = await world.AskAsync(new ChatRequest(ChatCommand.Sources) { AnswerId = standing.Answer.TraceId });
        Assert.Equal("It costs 600 billion.", Assert.Single(sources.Reply.Sources).Quote);
    }

    [Fact]
    public async Task Swap_SameWordsFromAPassageThatChangedElsewhere_NothingIsEditedAndTheNextChangeIsNoticed()
    {
        await using var world = new LivingWorld();
        world.Start();
        world.Stands(Cost, "It costs 500 billion.", "m1");
        var first = world.HashOf("It costs 500 billion.");
        world.Context = " It was announced in January.";
        await world.SwapAsync([first], "v2");
        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);
        Assert.Equal([CorrectionState.Unchanged], world.States);
        Assert.Empty(world.Platform.Tries);

        await world.SwapAsync(Cost, "It costs 600 billion.", "v3");
        await world.Stores.Corrections.WaitForDoneAsync(2, LivingWorld.Token);
        Assert.Equal([CorrectionState.Unchanged, CorrectionState.Edited], world.States);
    }

    [Fact]
    public async Task Swap_NoLongerStatedThenRolledBack_IsSaidAndTakenBack()
    {
        await using var world = new LivingWorld();
        world.Start();
        world.Stands(Cost, "It costs 500 billion.", "m1");
        await world.SwapAsync(Cost, null, "v2");
        await world.WaitForDoneAsync(1);
        Assert.EndsWith("**What holds now (version v2):**\nMy knowledge no longer says anything about this.", FakePlatform.TextOf(world.Edits[0]), StringComparison.Ordinal);

        world.Facts[Cost] = "It costs 500 billion.";
        await world.SwapAsync([], "v1");
        await world.WaitForDoneAsync(2);
        Assert.EndsWith("**What holds now (version v1):**\nIt costs 500 billion. [1]", FakePlatform.TextOf(world.Edits[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Swap_AnswersThatCannotBeChanged_AreSkippedAndCounted()
    {
        await using var world = new LivingWorld();
        world.Platform.OnSend = (message, _, _) => Task.FromResult<SendResult>(
            message.Target.MessageToEdit == "deleted" ? new SendResult.Refused("unknown_message") : new SendResult.Sent(message.Target.MessageToEdit));
        world.Start();
        var hash = world.HashOf("It costs 500 billion.");
        world.Stands("nowhere", "It costs 500 billion.");
        var deleted = world.Stands("deleted", "It costs 500 billion.", "deleted");
        var elsewhere = world.Stands("elsewhere", "It costs 500 billion.", "m2");
        var place = new ChatPlace("gone", "T1", "C1");
        world.Stores.Answers.Replace(elsewhere.Answer.TraceId, elsewhere with { Address = new MessageAddress(new ReplyTarget { Place = place, MessageToEdit = "m2" }, ["m2"]) });
        world.Stands("fine", "It costs 500 billion.", "m3");
        foreach (var question in world.Facts.Keys.ToList())
        {
            world.Facts[question] = "It costs 600 billion.";
        }

        await world.SwapAsync([hash], "v2");
        await world.WaitForDoneAsync(4);

        Assert.Equal(3, world.States.Count(state => state == CorrectionState.Skipped));
        Assert.Equal("m3", Assert.Single(world.Edits).Target.MessageToEdit);
        Assert.Contains(deleted.Answer.TraceId, world.Stores.Answers.Standing.Select(answer => answer.Answer.TraceId));
        Assert.Contains(world.LogLines, line => line.StartsWith("283 ", StringComparison.Ordinal));
        Assert.Contains(world.LogLines, line => line.StartsWith("285 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Swap_LongAnswerInSeveralMessages_LaterOnesPointToTheFirst()
    {
        await using var world = new LivingWorld();
        world.Start();
        world.Stands(Cost, "It costs 500 billion.", "m1", "m2", "m3");
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
        await world.WaitForDoneAsync(1);
        Assert.Equal(["m1", "m2", "m3"], world.Edits.Select(edit => edit.Target.MessageToEdit));
        Assert.StartsWith("This was part of the answer above", FakePlatform.TextOf(world.Edits[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Swap_ManyAnswers_AreEditedAtThePaceThatIsSet()
    {
        await using var world = new LivingWorld(null, ("LivingAnswers:EditsPerSecond", "2"));
        var hash = world.HashOf("It costs 500 billion.");
        world.Stands("one", "It costs 500 billion.", "m1");
        world.Stands("two", "It costs 500 billion.", "m2");
        world.Facts["one"] = world.Facts["two"] = "It costs 600 billion.";
        await world.SwapAsync([hash], "v2");
        world.Start();
        await world.Time.WaitForTimersAsync(1);

        Assert.Single(world.Platform.Tries);
        Assert.Equal(TimeSpan.FromSeconds(0.5), world.Time.Timers[0]);
        world.Time.Advance(TimeSpan.FromSeconds(0.5));
        await world.Stores.Corrections.WaitForDoneAsync(2, LivingWorld.Token);
    }

    [Fact]
    public async Task Swap_PlatformTellsToWait_WaitsSoLongAndEditsOnce()
    {
        await using var world = new LivingWorld();
        world.Platform.OnSend = (_, before, _) => Task.FromResult<SendResult>(before == 0 ? new SendResult.NotYet(TimeSpan.FromSeconds(7)) : new SendResult.Sent("m1"));
        world.Stands(Cost, "It costs 500 billion.", "m1");
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
        world.Start();
        await world.Time.WaitForTimersAsync(1);
        Assert.Equal([TimeSpan.FromSeconds(7)], world.Time.Timers);
        Assert.Equal([CorrectionState.Pending], world.States);

        world.Time.Advance(TimeSpan.FromSeconds(7));
        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);
        Assert.Single(world.Edits);
    }

    [Fact]
    public async Task TwoSwapsBeforeAnythingIsCorrected_AnswerIsCorrectedOnceAgainstTheLastOne()
    {
        await using var world = new LivingWorld();
        world.Stands(Cost, "It costs 500 billion.", "m1");
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
        await world.SwapAsync(Cost, "It costs 700 billion.", "v3");
        world.Start();
        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);

        Assert.Equal([CorrectionState.Edited], world.States);
        Assert.EndsWith("It costs 700 billion. [1]", FakePlatform.TextOf(Assert.Single(world.Edits)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoSwapsThatConcernTheSameAnswer_IsEditedOnce()
    {
        await using var world = new LivingWorld();
        var hash = world.HashOf("It costs 500 billion.");
        world.Stands(Cost, "It costs 500 billion.", "m1");
        await world.SwapAsync([hash], "v2");
        await world.SwapAsync([hash], "v3");
        world.Facts[Cost] = "It costs 600 billion.";
        world.Start();
        await world.Stores.Corrections.WaitForDoneAsync(2, LivingWorld.Token);

        Assert.Equal([CorrectionState.Edited, CorrectionState.Unchanged], world.States);
        Assert.Single(world.Edits);
        Assert.Single(world.Stores.Answers.Standing);
    }

    [Fact]
    public async Task SwapWhileAnAnswerIsBeingCorrected_ItIsAskedAgain()
    {
        await using var world = new LivingWorld();
        world.Stands(Cost, "It costs 500 billion.", "m1");
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
        var answer = world.Answers.OnAnswer;
        world.Answers.OnAnswer = async (question, token) =>
        {
            var made = await answer(question, token);
            world.Answers.OnAnswer = answer;
            await world.SwapAsync(Cost, "It costs 700 billion.", "v3");
            return made;
        };
        world.Start();
        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);

        Assert.EndsWith("It costs 700 billion. [1]", FakePlatform.TextOf(Assert.Single(world.Edits)), StringComparison.Ordinal);
        Assert.Equal("v3", Assert.Single(world.Stores.Answers.Standing).Answer.Snapshot);
    }

    [Fact]
    public async Task AnswerThatWasOnItsWayDuringTheSwap_IsFoundByTheSecondLook()
    {
        await using var world = new LivingWorld();
        world.Start();
        var hash = world.HashOf("It costs 500 billion.");
        await world.SwapAsync([hash], "v2");
        await world.Time.WaitForTimersAsync(1);
        world.Stands(Cost, "It costs 500 billion.", "m1");
        world.Facts[Cost] = "It costs 600 billion.";
        world.Time.Advance(TimeSpan.FromSeconds(35));

        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);
        Assert.Single(world.Edits);
    }

    [Fact]
    public async Task AnswerThatIsBeingDelivered_IsCorrectedWhenItStands()
    {
        await using var world = new LivingWorld();
        var young = world.Stands(Cost, "It costs 500 billion.", "m1");
        world.Stores.Answers.Replace(young.Answer.TraceId, young with { At = world.Time.GetUtcNow(), Address = null });
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
        world.Start();
        await world.Time.WaitForTimersAsync(1);
        Assert.Equal([CorrectionState.Pending], world.States);

        world.Stores.Answers.Deliver(young.Answer.TraceId, young.Address!);
        world.Time.Advance(TimeSpan.FromSeconds(35));
        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);
        Assert.Single(world.Edits);
    }

    [Fact]
    public async Task Disabled_NothingIsKeptOrEdited()
    {
        await using var world = new LivingWorld(null, ("LivingAnswers:Enabled", "false"));
        world.Start();
        world.Stands(Cost, "It costs 500 billion.", "m1");
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");

        Assert.Empty(world.Stores.Corrections.All);
    }

    [Fact]
    public async Task Swap_AnswersOlderThanTheDays_AreLeft()
    {
        await using var world = new LivingWorld(null, ("LivingAnswers:Days", "2"));
        var old = world.Stands(Cost, "It costs 500 billion.", "m1");
        world.Stores.Answers.Replace(old.Answer.TraceId, old with { At = world.Time.GetUtcNow() - TimeSpan.FromDays(3) });
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");

        Assert.Empty(world.Stores.Corrections.All);
    }

    [Fact]
    public async Task QuestionThatCannotBeAnsweredNow_IsSkippedAndTheOthersGoOn()
    {
        await using var world = new LivingWorld();
        var hash = world.HashOf("It costs 500 billion.");
        world.Stands(Cost, "It costs 500 billion.", "m1");
        world.Stands(Owner, "It costs 500 billion.", "m2");
        world.Facts[Owner] = "It costs 600 billion.";
        var answer = world.Answers.OnAnswer;
        world.Answers.OnAnswer = (question, token) => question.Text == Cost ? throw new InvalidOperationException("broken") : answer(question, token);
        await world.SwapAsync([hash], "v2");
        world.Start();
        await world.Stores.Corrections.WaitForDoneAsync(2, LivingWorld.Token);

        Assert.Equal([CorrectionState.Edited, CorrectionState.Skipped], world.States.Order());
    }

    [Fact]
    public async Task AskedAndAnsweredInChat_IsCorrectedAfterTheSwap()
    {
        await using var world = new LivingWorld();
        world.Start();
        world.Facts[Cost] = "It costs 500 billion.";
        await world.AskAsync(new ChatRequest(ChatCommand.Ask, Cost));
        await world.Stores.Answers.WaitAsync(answers => answers.All is [{ Address: not null }], LivingWorld.Token);
        await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
        await world.Stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);

        Assert.Contains("600", FakePlatform.TextOf(Assert.Single(world.Edits)), StringComparison.Ordinal);
    }
}
