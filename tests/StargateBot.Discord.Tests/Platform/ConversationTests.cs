using StargateBot.Simulator.Discord.Observation;

namespace StargateBot.Discord.Tests.Platform;

/// <summary>The ways to ask, over real sockets.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task Mention_InAChannel_IsRepliedToWithTheEvidence()
    {
        await using var bot = await TestBot.ReadyAsync();

        var id = await bot.MentionAsync("berapa nilainya?");
        var reply = await bot.ReplyToAsync(id);

        Assert.Equal(("id: berapa nilainya? [1]", id), (reply.Content, reply.ReferencedMessageId));
        Assert.Contains("[1] Pengumuman, ¶3", reply.AllText, StringComparison.Ordinal);
        Assert.Contains("snap · t1", reply.AllText, StringComparison.Ordinal);
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task DirectMessage_Question_IsAnswered()
    {
        await using var bot = await TestBot.ReadyAsync();

        var reply = await bot.ReplyToAsync(await bot.Discord.People.SendDirectMessageAsync(bot.World.Alice.Id, "how much?", cancellationToken: TestBot.Cancellation));

        Assert.Contains("how much?", reply.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplyToTheBot_InAChannel_IsAnswered()
    {
        await using var bot = await TestBot.ReadyAsync();
        var first = await bot.ReplyToAsync(await bot.MentionAsync("berapa nilainya?"));

        await bot.ReplyToAsync(await bot.Discord.People.PostMessageAsync(bot.World.General.Id, bot.World.Budi.Id, "dan lokasinya?", first.Id, TestBot.Cancellation));

        Assert.Equal(2, bot.Answers.Count);
    }

    [Fact]
    public async Task Thread_AnswerToWhoWasAnsweredThere_NeedsNoMention()
    {
        await using var bot = await TestBot.ReadyAsync();
        var root = await bot.Discord.People.PostMessageAsync(bot.World.General.Id, bot.World.Sari.Id, "topik", cancellationToken: TestBot.Cancellation);
        var thread = await bot.Discord.People.StartThreadAsync(root, "diskusi", TestBot.Cancellation);

        await bot.ReplyToAsync(await bot.Discord.People.MentionBotAsync(thread, bot.World.Sari.Id, "berapa nilainya?", cancellationToken: TestBot.Cancellation));
        await bot.ReplyToAsync(await bot.Discord.People.PostMessageAsync(thread, bot.World.Sari.Id, "dan lokasinya?", cancellationToken: TestBot.Cancellation));
        var other = await bot.Discord.People.PostMessageAsync(thread, bot.World.Budi.Id, "bukan untuk bot", cancellationToken: TestBot.Cancellation);
        await bot.ReplyToAsync(await bot.MentionAsync("terakhir"));

        Assert.Equal(0, bot.Discord.FindQuestion(other)!.Replies);
        Assert.Equal(3, bot.Answers.Count);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Ask_WithLanguage_IsAnsweredInItForAll(string language)
    {
        await using var bot = await TestBot.ReadyAsync();

        var reply = await bot.ReplyToAsync(await bot.AskAsync("berapa?", ("language", language)));

        Assert.StartsWith(language + ":", reply.Content, StringComparison.Ordinal);
        Assert.False(reply.IsEphemeral);
    }

    [Fact]
    public async Task Ask_Private_IsSeenByThePersonAlone()
    {
        await using var bot = await TestBot.ReadyAsync();

        var id = await bot.AskAsync("berapa?", ("private", "true"));
        var reply = await bot.ReplyToAsync(id);

        Assert.Equal(bot.World.Sari.Id, reply.VisibleOnlyTo);
        Assert.Equal("""{"type":5,"data":{"flags":64}}""", bot.Discord.Actions.Single(action => action.Kind == BotActionKind.Callback).Body.GetRawText());
    }

    [Fact]
    public async Task Commands_InThePersonsLanguage_Work()
    {
        await using var bot = await TestBot.ReadyAsync();
        var sari = bot.World.Sari.Id;
        var channel = bot.World.General.Id;

        await bot.ReplyToAsync(await bot.Discord.People.UseCommandAsync(channel, sari, "tanya", new Dictionary<string, string> { ["pertanyaan"] = "berapa?" }, TestBot.Cancellation));
        var sources = await bot.ReplyToAsync(await bot.Discord.People.UseCommandAsync(channel, sari, "sumber", cancellationToken: TestBot.Cancellation));
        var help = await bot.ReplyToAsync(await bot.Discord.People.UseCommandAsync(channel, sari, "bantuan", cancellationToken: TestBot.Cancellation));

        Assert.Contains("> Kata demi kata.", sources.AllText, StringComparison.Ordinal);
        Assert.True(sources.IsEphemeral && help.IsEphemeral);
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task MessageMenu_AnswersTheMessagesWords()
    {
        await using var bot = await TestBot.ReadyAsync();
        var message = await bot.Discord.People.PostMessageAsync(bot.World.General.Id, bot.World.Budi.Id, "berapa nilainya?", cancellationToken: TestBot.Cancellation);

        var reply = await bot.ReplyToAsync(await bot.Discord.People.UseMessageCommandAsync(message, bot.World.Sari.Id, "Tanya StargateBot", cancellationToken: TestBot.Cancellation));

        Assert.Equal("id: berapa nilainya? [1]", reply.Content);
    }

    [Fact]
    public async Task SourcesButton_ShowsTheEvidencePrivatelyAlsoTwice()
    {
        await using var bot = await TestBot.ReadyAsync();
        var answer = await bot.ReplyToAsync(await bot.MentionAsync("berapa?"));

        for (var i = 0; i < 2; i++)
        {
            var evidence = await bot.ReplyToAsync(await bot.Discord.People.PressButtonAsync(answer.Id, bot.World.Budi.Id, "sb1:sources:t1", TestBot.Cancellation));
            Assert.Equal(bot.World.Budi.Id, evidence.VisibleOnlyTo);
            Assert.Contains("> Kata demi kata.", evidence.AllText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Autocomplete_SuggestsInThePersonsLanguage()
    {
        await using var bot = await TestBot.ReadyAsync();

        var id = await bot.Discord.People.AutocompleteAsync(bot.World.General.Id, bot.World.Alice.Id, "ask", "question", "how", TestBot.Cancellation);
        var choices = await bot.Discord.People.WaitForChoicesAsync(id, TestBot.Cancellation);

        Assert.Equal("""[{"name":"en how?","value":"en how?"}]""", choices.GetRawText());
    }

    [Fact]
    public async Task Drop_AtWork_IsBackAtOnce()
    {
        await using var bot = await TestBot.ReadyAsync();
        await bot.ReplyToAsync(await bot.MentionAsync("sebelum"));
        bot.Discord.Gateway.Reset();
        await bot.WaitForAsync(() => bot.Discord.Gateway.History.Count(connection => connection.Established) == 2);

        var history = bot.Discord.Gateway.History;
        Assert.True(history[1].OpenedAt - history[0].EndedAt < TimeSpan.FromSeconds(0.5));
        await bot.ReplyToAsync(await bot.MentionAsync("sesudah"));
    }
}
