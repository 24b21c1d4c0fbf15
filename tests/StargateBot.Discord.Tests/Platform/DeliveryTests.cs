using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Simulator.Discord.Observation;

namespace StargateBot.Discord.Tests.Platform;

/// <summary>Edits, direct messages, progress, and looking for what may have been sent, over real sockets.</summary>
public sealed class DeliveryTests
{
    private static readonly Reply Answer = new()
    {
        Kind = ReplyKind.Answer,
        Language = Language.Indonesian,
        Outcome = AnswerOutcome.Answered,
        Text = "Nilainya 500 miliar [1].",
        Sources = [new Citation(1, "a.id", "Pengumuman", "¶3", "Nilainya 500 miliar.", Language.Indonesian)],
        Actions = [new ReplyAction("Sumber", new ChatRequest(ChatCommand.Sources) { AnswerId = "t1" })],
        Snapshot = "snap",
        TraceId = "t1",
    };

    private static readonly Reply Short = Answer with { Kind = ReplyKind.Notice, Text = "Tidak lagi disebutkan.", Sources = [], Actions = [], Snapshot = "", TraceId = "" };

    [Fact]
    public async Task Edit_OwnMessage_TakesThePlaceOfAllOfIt()
    {
        await using var bot = await TestBot.ReadyAsync();
        var target = Channel(bot);
        var posted = Assert.IsType<SendResult.Sent>(await SendAsync(bot, Answer, target));

        for (var i = 0; i < 2; i++)
        {
            var edited = await SendAsync(bot, Short, target with { MessageToEdit = posted.MessageId });
            Assert.Equal(posted.MessageId, Assert.IsType<SendResult.Sent>(edited).MessageId);
        }

        var message = bot.World.FindMessage(posted.MessageId!)!;
        Assert.Equal("Tidak lagi disebutkan.", message.AllText);
        Assert.Equal(0, message.Components.GetArrayLength());
        Assert.Equal(
            """{"content":"Tidak lagi disebutkan.","embeds":[],"components":[],"allowed_mentions":{"parse":[],"replied_user":false}}""",
            bot.Discord.Actions.Last(action => action.Kind == BotActionKind.MessageEdited).Body.GetRawText());
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task Edit_WhatIsGoneOrNotOurs_IsRefusedAndHindersNoOther()
    {
        await using var bot = await TestBot.ReadyAsync();
        var target = Channel(bot);
        var theirs = await bot.Discord.People.PostMessageAsync(bot.World.General.Id, bot.World.Sari.Id, "x", cancellationToken: TestBot.Cancellation);
        var ours = Assert.IsType<SendResult.Sent>(await SendAsync(bot, Answer, target));

        Assert.Equal(new SendResult.Refused("10008"), await SendAsync(bot, Short, target with { MessageToEdit = "1" }));
        Assert.Equal(new SendResult.Refused("50005"), await SendAsync(bot, Short, target with { MessageToEdit = theirs }));
        Assert.IsType<SendResult.Sent>(await SendAsync(bot, Short, target with { MessageToEdit = ours.MessageId }));
    }

    [Fact]
    public async Task Edit_LongReply_PostsTheRestBehindIt()
    {
        await using var bot = await TestBot.ReadyAsync();
        var target = Channel(bot);
        var posted = Assert.IsType<SendResult.Sent>(await SendAsync(bot, Answer, target));
        var parts = bot.Platform.Render(Short with { Text = string.Join(' ', Enumerable.Repeat("kata", 600)) }, target with { MessageToEdit = posted.MessageId }, "k2");

        foreach (var part in parts)
        {
            Assert.IsType<SendResult.Sent>(await bot.Platform.SendAsync(part, TestBot.Cancellation));
        }

        Assert.Equal(2, parts.Count);
        Assert.Equal(2, bot.World.MessagesOf(bot.World.General.Id).Count);
        Assert.True(bot.Platform.IsRepeatable(parts[0], TimeSpan.FromDays(1)));
        Assert.False(bot.Platform.IsRepeatable(parts[1], TimeSpan.FromMinutes(3)));
    }

    [Fact]
    public async Task Edit_AnswerToACommand_WorksWithoutItsTokenLater()
    {
        await using var bot = await TestBot.ReadyAsync();
        var original = await bot.ReplyToAsync(await bot.AskAsync("berapa?"));

        var edited = await SendAsync(bot, Short, Channel(bot) with { MessageToEdit = original.Id });

        Assert.Equal(original.Id, Assert.IsType<SendResult.Sent>(edited).MessageId);
        Assert.Equal("Tidak lagi disebutkan.", bot.World.FindMessage(original.Id)!.AllText);
    }

    [Fact]
    public async Task Ask_Answer_TellsItsMessagesId()
    {
        await using var bot = await TestBot.ReadyAsync();
        var id = await bot.AskAsync("berapa?");
        var reply = await bot.ReplyToAsync(id);

        await bot.WaitForAsync(() => bot.FirstAddress is not null);

        Assert.Equal([reply.Id], bot.FirstAddress!.MessageIds);
    }

    [Fact]
    public async Task DirectTo_Person_OpensTheirMessagesOnce()
    {
        await using var bot = await TestBot.ReadyAsync();
        var target = bot.Platform.DirectTo(Channel(bot).Place, bot.World.Budi.Id);

        var first = Assert.IsType<SendResult.Sent>(await SendAsync(bot, Answer, target, "a"));
        await SendAsync(bot, Answer, target, "b");
        var again = Assert.IsType<SendResult.Sent>(await SendAsync(bot, Answer, target, "a"));
        await SendAsync(bot, Short, target with { MessageToEdit = first.MessageId });
        await bot.Platform.ShowWorkingAsync(target, working: true, TestBot.Cancellation);

        Assert.Equal(1, bot.Discord.Actions.Count(action => action.Kind == BotActionKind.DirectMessageOpened));
        Assert.Equal(first.MessageId, again.MessageId);
        Assert.Equal(2, bot.World.MessagesOf(bot.World.DirectChannel(bot.World.Budi.Id).Id).Count);
        Assert.Equal("Tidak lagi disebutkan.", bot.World.FindMessage(first.MessageId!)!.AllText);
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task DirectTo_WhoBlocksTheBotOrIsNobody_IsRefused()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.World.Add(bot.World.Budi with { BlocksDirectMessages = true });
        var place = Channel(bot).Place;

        Assert.Equal(new SendResult.Refused("50007"), await SendAsync(bot, Answer, bot.Platform.DirectTo(place, bot.World.Budi.Id)));
        Assert.Equal(new SendResult.Refused("50033"), await SendAsync(bot, Answer, bot.Platform.DirectTo(place, "1")));
        Assert.IsType<SendResult.Sent>(await SendAsync(bot, Answer, bot.Platform.DirectTo(place, bot.World.Alice.Id)));
    }

    [Fact]
    public async Task Progress_IsShownInPlaceAndReplacedByTheReply()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Commands.Progress = ["Membaca …", "Memeriksa …"];

        var id = await bot.Discord.People.UseCommandAsync(bot.World.General.Id, bot.World.Sari.Id, "reload", cancellationToken: TestBot.Cancellation);
        await bot.WaitForAsync(() => Edits(bot).Count() == 2);

        Assert.Equal(["Membaca …", "Reload by Sari Wulandari"], Edits(bot).Select(action => action.Body.GetProperty("content").GetString()));
        Assert.Single(bot.World.MessagesOf(bot.World.General.Id), message => message.InteractionId == id);
        Assert.Empty(bot.Discord.Violations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Find_PostThatStands_IsFoundWithOrWithoutNonces(bool nonces)
    {
        await using var bot = await TestBot.ReadyAsync(discord => discord.Settings.NoncesInHistory = nonces);
        var target = await QuestionAsync(bot);
        await SendAsync(bot, Answer, target, "other");
        var posted = Assert.IsType<SendResult.Sent>(await SendAsync(bot, Answer with { Text = "Yang dicari [1]." }, target));
        await ChatterAsync(bot, 120);

        var found = await FindAsync(bot, Answer with { Text = "Yang dicari [1]." }, target);

        Assert.Equal(posted, found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Find_PostThatDoesNotStand_IsSurelyNotThere(bool nonces)
    {
        await using var bot = await TestBot.ReadyAsync(discord => discord.Settings.NoncesInHistory = nonces);
        await SendAsync(bot, Answer, await QuestionAsync(bot), "other");
        var target = await QuestionAsync(bot);
        await ChatterAsync(bot, 10);

        Assert.Equal(new SendResult.NotYet(TimeSpan.Zero), await FindAsync(bot, Answer, target));
    }

    [Fact]
    public async Task Find_OtherWordsInReplyToTheSame_CannotBeTold()
    {
        await using var bot = await TestBot.ReadyAsync();
        var target = await QuestionAsync(bot);
        await SendAsync(bot, Short, target, "other");

        Assert.Equal(new SendResult.Unknown(false), await FindAsync(bot, Answer, target));
    }

    [Fact]
    public async Task Find_NoRightToReadHistory_CannotBeTold()
    {
        await using var bot = await TestBot.ReadyAsync();
        var target = await QuestionAsync(bot);
        bot.World.Put(bot.World.General with { BotMayReadHistory = false });

        Assert.Equal(new SendResult.Unknown(false), await FindAsync(bot, Answer, target));
        bot.World.Put(bot.World.General with { BotMaySee = false });
        Assert.Equal(new SendResult.Unknown(false), await FindAsync(bot, Answer, target));
    }

    [Fact]
    public async Task Find_WithoutAMessageToStartFrom_LooksAtTheNewest()
    {
        await using var bot = await TestBot.ReadyAsync();
        var target = bot.Platform.DirectTo(Channel(bot).Place, bot.World.Budi.Id);
        Assert.Equal(new SendResult.Unknown(false), await FindAsync(bot, Answer, target));

        var posted = await SendAsync(bot, Answer, target);
        Assert.Equal(posted, await FindAsync(bot, Answer, target));
        Assert.Equal(new SendResult.NotYet(TimeSpan.Zero), await FindAsync(bot, Answer with { TraceId = "t2" }, target));

        for (var i = 0; i < 100; i++)
        {
            await bot.Discord.People.PostAsBotAsync(bot.World.DirectChannel(bot.World.Budi.Id).Id, "x", cancellationToken: TestBot.Cancellation);
        }

        Assert.Equal(new SendResult.Unknown(false), await FindAsync(bot, Answer, target));
    }

    [Fact]
    public async Task Post_NoRightToReadHistory_IsNoReplyButStands()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.World.Put(bot.World.General with { BotMayReadHistory = false });

        await bot.MentionAsync("berapa?");
        await bot.WaitForAsync(() => bot.World.MessagesOf(bot.World.General.Id).Count == 2);

        Assert.Null(bot.World.MessagesOf(bot.World.General.Id)[1].ReferencedMessageId);
    }

    private static ReplyTarget Channel(TestBot bot) =>
        new() { Place = new ChatPlace("discord", bot.World.GuildId, bot.World.General.Id), Recipient = bot.World.Sari.Id };

    private static async Task<ReplyTarget> QuestionAsync(TestBot bot)
    {
        var id = await bot.Discord.People.PostMessageAsync(bot.World.General.Id, bot.World.Sari.Id, "berapa?", cancellationToken: TestBot.Cancellation);
        return Channel(bot) with { ReplyToMessage = id };
    }

    private static async Task ChatterAsync(TestBot bot, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await bot.Discord.People.PostMessageAsync(bot.World.General.Id, bot.World.Budi.Id, "obrolan", cancellationToken: TestBot.Cancellation);
        }
    }

    private static Task<SendResult> SendAsync(TestBot bot, Reply reply, ReplyTarget target, string key = "k") =>
        bot.Platform.SendAsync(bot.Platform.Render(reply, target, key)[0], TestBot.Cancellation);

    private static Task<SendResult> FindAsync(TestBot bot, Reply reply, ReplyTarget target) =>
        bot.Platform.FindAsync(bot.Platform.Render(reply, target, "k")[0], TestBot.Cancellation);

    private static IEnumerable<BotAction> Edits(TestBot bot) => bot.Discord.Actions.Where(action => action.Kind == BotActionKind.OriginalEdited);
}
