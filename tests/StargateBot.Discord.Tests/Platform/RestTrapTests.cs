using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Chat;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.People;
using StargateBot.Simulator.Faults;
using StargateBot.Testing;

namespace StargateBot.Discord.Tests.Platform;

/// <summary>What real bots get wrong on the HTTP API, over real sockets. Numbers are those of the list of traps.</summary>
public sealed class RestTrapTests
{
    private const string Messages = "channels/*/messages";
    private const string Callbacks = "interactions/*/*/callback";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Trap14_AnswerTakesLong_IsDeferredAtOnceAndFilledLater()
    {
        await using var bot = await TestBot.ReadyAsync();
        var answer = new TaskCompletionSource();
        bot.Answers.Gate = answer.Task;

        var id = await bot.AskAsync("berapa nilainya?");
        await bot.WaitForAsync(() => bot.Discord.FindQuestion(id)!.Acknowledged is not null);
        Assert.Equal(5, Assert.Single(ActionsOf(bot, id, BotActionKind.Callback)).Body.GetProperty("type").GetInt32());
        answer.SetResult();

        Assert.Equal("id: berapa nilainya? [1]", (await bot.ReplyToAsync(id)).Content);
        Assert.Single(ActionsOf(bot, id, BotActionKind.OriginalEdited));
    }

    [Fact]
    public async Task Trap15_InteractionDispatchedTwice_IsAnsweredOnce()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.Gateway.Faults.DuplicateNextDispatches(1);

        var id = await bot.AskAsync("berapa nilainya?");
        await bot.ReplyToAsync(id);
        await bot.Discord.People.RepeatEventAsync(id, TestBot.Cancellation);
        await bot.ReplyToAsync(await bot.AskAsync("dan lokasinya?"));

        Assert.Single(bot.Discord.Calls, call => call.Path == $"interactions/{id}/{CallbackToken(bot, id)}/callback");
        Assert.Equal(1, bot.Discord.FindQuestion(id)!.Replies);
    }

    [Fact]
    public async Task Trap16_TokenEnded_AnswerTakesTheChannel()
    {
        await using var bot = await TestBot.StartAsync(null, _time);
        await bot.WhenReadyAsync();
        var answer = new TaskCompletionSource();
        bot.Answers.Gate = answer.Task;
        var id = await bot.AskAsync("berapa nilainya?");
        await bot.WaitForAsync(() => bot.Discord.FindQuestion(id)!.Acknowledged is not null);

        // In steps, so that heartbeats are acknowledged on the way.
        var end = _time.GetUtcNow() + TimeSpan.FromMinutes(16);
        await bot.WaitForAsync(() => _time.GetUtcNow() >= end, _time, TimeSpan.FromSeconds(20));
        answer.SetResult();

        await bot.WaitForAsync(() => bot.Discord.Actions.Any(action => action.Kind == BotActionKind.MessagePosted));
        Assert.Equal(bot.World.General.Id, bot.Discord.Actions.Single(action => action.Kind == BotActionKind.MessagePosted).ChannelId);
        Assert.DoesNotContain(bot.Discord.Calls, call => call.Path.StartsWith("webhooks/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401, 50027)]
    [InlineData(404, 10015)]
    [InlineData(404, 10062)]
    public async Task Trap16_TokenRefused_AnswerTakesTheChannelAndTheBotGoesOn(int status, int code)
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.HttpFaults.Add(DiscordHttpFaults.Error(status, code, "PATCH", "webhooks/**"));

        await bot.AskAsync("berapa nilainya?");

        await bot.WaitForAsync(() => bot.Discord.Actions.Any(action => action.Kind == BotActionKind.MessagePosted));
        Assert.Equal(PlatformState.Ready, bot.Platform.Status.State);
    }

    [Fact]
    public async Task Trap16_InstalledByThePersonAlone_NeverTouchesTheChannel()
    {
        await using var bot = await TestBot.ReadyAsync();
        var group = bot.World.AddGroup();
        var use = new CommandUse { UserInstalledOnly = true, Options = new Dictionary<string, string> { ["question"] = "berapa nilainya?" } };

        await bot.ReplyToAsync(await bot.Discord.People.UseCommandAsync(group.Id, bot.World.Sari.Id, "ask", use, TestBot.Cancellation));
        bot.Discord.HttpFaults.Add(DiscordHttpFaults.Error(404, 10015, "PATCH", "webhooks/**"));
        await bot.Discord.People.UseCommandAsync(group.Id, bot.World.Sari.Id, "ask", use, TestBot.Cancellation);
        await bot.WaitForAsync(() => bot.Logs.All.Any(line => line.Contains("10015", StringComparison.Ordinal)));
        await bot.ReplyToAsync(await bot.MentionAsync("masih di sana?"));

        Assert.DoesNotContain(bot.Discord.Calls, call => call.Path.StartsWith($"channels/{group.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trap17_TextFullOfMentions_MentionsNobodyOnAnyCall()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Answers.Text = "@everyone <@&1> <@" + bot.World.Budi.Id + "> " + new string('x', 1000) + "\n\n" + new string('y', 1500);

        var ids = new[] { await bot.MentionAsync("satu?"), await bot.AskAsync("dua?"), await bot.Discord.People.SendDirectMessageAsync(bot.World.Budi.Id, "tiga?", cancellationToken: TestBot.Cancellation) };
        await bot.WaitForAsync(() => Array.TrueForAll(ids, id => bot.Discord.FindQuestion(id)!.Replies > 0) && Bodies(bot).Count == 6);

        Assert.All(Bodies(bot), body => Assert.Equal("""{"parse":[],"replied_user":false}""", body.GetProperty("allowed_mentions").GetRawText()));
        Assert.All(bot.World.MessagesOf(bot.World.General.Id).Where(message => message.Author.IsBot), message =>
        {
            Assert.Empty(message.MentionIds);
            Assert.Empty(message.MentionRoleIds);
            Assert.False(message.MentionsEveryone);
        });
        Assert.Empty(bot.Discord.Violations);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    [InlineData("global")]
    [InlineData("html")]
    public async Task Trap18_RateLimited_NothingIsSentBeforeTheWaitEnds(string scope)
    {
        var wait = TimeSpan.FromSeconds(20);
        await using var bot = await TestBot.StartAsync(null, _time);
        await bot.WhenReadyAsync();
        bot.Discord.HttpFaults.Add(scope == "html" ? DiscordHttpFaults.RateLimitedHtml(wait, "POST", Messages) : DiscordHttpFaults.RateLimited(scope, wait, "POST", Messages));
        var begin = _time.GetUtcNow();

        var id = await bot.MentionAsync("berapa nilainya?");
        await bot.WaitForAsync(() => bot.Logs.Has(332));
        await bot.WaitForAsync(() => _time.GetUtcNow() - begin >= wait, _time, TimeSpan.FromSeconds(1));
        await bot.WaitForAsync(() => Posts(bot).Count > 1, _time, TimeSpan.FromMilliseconds(100));

        var posts = Posts(bot);
        Assert.Equal([429, 200], posts.Select(call => call.Status));
        Assert.Equal(1, bot.Discord.FindQuestion(id)!.Replies);
        Assert.True(posts[1].At - begin >= wait, $"sent again after {posts[1].At - begin}");
    }

    [Fact]
    public async Task Trap18_OneChannelLimited_AnotherFlows()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.HttpFaults.Add(DiscordHttpFaults.RateLimited("user", TimeSpan.FromHours(1), "POST", $"channels/{bot.World.General.Id}/messages"));

        await bot.MentionAsync("yang ini menunggu");
        await bot.WaitForAsync(() => bot.Logs.Has(332));

        await bot.ReplyToAsync(await bot.Discord.People.MentionBotAsync(bot.World.Bantuan.Id, bot.World.Budi.Id, "yang ini tidak", cancellationToken: TestBot.Cancellation));
    }

    [Fact]
    public async Task Trap18_LimitsEnforced_NoneIsHit()
    {
        await using var bot = await TestBot.ReadyAsync(discord => discord.Settings.EnforceRateLimits = true);

        var ids = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add(await bot.MentionAsync($"pertanyaan {i}", bot.World.AddPerson($"p{i}", "P", "id")));
        }

        await bot.WaitForAsync(() => ids.TrueForAll(id => bot.Discord.FindQuestion(id)!.Replies == 1));
        Assert.True(bot.Discord.Calls.Count(call => call.Status == 429) <= 3, "limits were learned too slowly");
    }

    [Fact]
    public async Task Trap19_TokenRefused_StopsAllCallsAndThePlatform()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.HttpFaults.Add(DiscordHttpFaults.Error(401, 0, "POST", Messages));

        await bot.MentionAsync("berapa nilainya?");
        var e = await Assert.ThrowsAsync<ChatPlatformException>(() => bot.Running.WaitAsync(TestTimeout.Step, TestBot.Cancellation));
        var calls = bot.Discord.CallCount;

        Assert.Equal("401", e.ErrorCode);
        Assert.Equal(PlatformState.Stopped, bot.Platform.Status.State);
        Assert.True(bot.Logs.Has(333));
        var message = Assert.Single(bot.Platform.Render(ReplyComposer.Notice(Core.Languages.Language.English, "x", Core.Answering.AnswerOutcome.Limited), Target(bot), "k"));
        Assert.IsType<SendResult.Refused>(await bot.Platform.SendAsync(message, TestBot.Cancellation));
        await bot.Platform.ShowWorkingAsync(Target(bot), true, TestBot.Cancellation);
        Assert.Equal(calls, bot.Discord.CallCount);
    }

    [Fact]
    public async Task Trap20_ConnectionDroppedAfterThePost_IsRepeatedWithTheSameNonce()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.HttpFaults.Add(new HttpFault { Method = "POST", PathPattern = Messages, Kind = HttpFaultKind.DropAfter });

        var id = await bot.MentionAsync("berapa nilainya?");
        await bot.WaitForAsync(() => Posts(bot).Count == 2);

        Assert.Single(bot.World.MessagesOf(bot.World.General.Id), message => message.Author.IsBot);
        Assert.Equal(1, bot.Discord.FindQuestion(id)!.Replies);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public async Task Post_ServerError_IsTriedAgain(int status)
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.HttpFaults.Add(new HttpFault { Method = "POST", PathPattern = Messages, Status = status, Count = 2 });

        await bot.ReplyToAsync(await bot.MentionAsync("berapa nilainya?"));
    }

    [Theory]
    [InlineData(HttpFaultKind.Answer)]
    [InlineData(HttpFaultKind.DropBefore)]
    [InlineData(HttpFaultKind.DropAfter)]
    public async Task Callback_FailsOnce_IsTriedAgainInTime(HttpFaultKind kind)
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.HttpFaults.Add(new HttpFault { Method = "POST", PathPattern = Callbacks, Kind = kind, Status = 502 });

        var id = await bot.AskAsync("berapa nilainya?");
        await bot.ReplyToAsync(id);

        Assert.Single(ActionsOf(bot, id, BotActionKind.OriginalEdited));
        Assert.Equal(1, bot.Discord.FindQuestion(id)!.Replies);
    }

    [Fact]
    public async Task Callback_RefusedAsTooLate_AnswerTakesTheChannel()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.HttpFaults.Add(DiscordHttpFaults.Error(404, 10062, "POST", Callbacks));

        await bot.AskAsync("berapa nilainya?");

        await bot.WaitForAsync(() => bot.Discord.Actions.Any(action => action.Kind == BotActionKind.MessagePosted));
    }

    [Fact]
    public async Task Trap21_ManyStarts_OverwriteTheCommandsOnce()
    {
        await using var first = await TestBot.ReadyAsync();
        for (var i = 0; i < 5; i++)
        {
            await using var bot = TestBot.Start(first.Server, null, ownsServer: false);
            await bot.WaitForAsync(() => bot.Logs.Has(350));
        }

        Assert.Single(first.Discord.Calls, call => call.Method == "PUT");
        Assert.Empty(first.Discord.Violations);
    }

    [Fact]
    public async Task Trap21_CommandsCannotBeRead_AreNotOverwritten()
    {
        await using var bot = await TestBot.StartAsync(discord =>
            discord.HttpFaults.Add(DiscordHttpFaults.Error(403, 50001, "GET", "applications/*/commands")));

        await bot.WaitForAsync(() => bot.Platform.Status is { State: PlatformState.Ready, Warnings.Count: 1 });

        Assert.DoesNotContain(bot.Discord.Calls, call => call.Method == "PUT");
        await bot.ReplyToAsync(await bot.MentionAsync("tetap menjawab?"));
    }

    [Fact]
    public async Task Trap22_LongAnswer_ComesInOrderAndWhole()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Answers.Text = string.Join("\n\n", Enumerable.Range(1, 60).Select(i => $"[{i}] " + string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦 ", 6))));

        var id = await bot.AskAsync("panjang?");
        await bot.WaitForAsync(() => bot.World.MessagesOf(bot.World.General.Id).Count(message => message.Author.IsBot) >= 2);
        await bot.WaitForAsync(() => bot.World.MessagesOf(bot.World.General.Id).Any(message => message.Content.Contains("[60]", StringComparison.Ordinal)));

        var text = string.Join("\n\n", bot.World.MessagesOf(bot.World.General.Id).Where(message => message.Author.IsBot).Select(message => message.Content));
        Assert.Equal(Enumerable.Range(1, 60), Numbers(text));
        Assert.Single(ActionsOf(bot, id, BotActionKind.OriginalEdited));
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task Trap23_NoContentIntent_WarnsAndAnswersMentionsOnly()
    {
        await using var bot = await TestBot.ReadyAsync(discord => discord.Settings.MessageContent = MessageContentGrant.Denied);
        Assert.Contains("message content intent", Assert.Single(bot.Platform.Status.Warnings), StringComparison.Ordinal);
        Assert.True(bot.Logs.Has(304));
        Assert.Equal(4609, bot.Discord.Gateway.History[0].Intents);

        var silent = await bot.Discord.People.PostMessageAsync(bot.World.General.Id, bot.World.Sari.Id, "bukan untuk bot", cancellationToken: TestBot.Cancellation);
        await bot.ReplyToAsync(await bot.MentionAsync("untuk bot?"));
        await bot.ReplyToAsync(await bot.Discord.People.SendDirectMessageAsync(bot.World.Budi.Id, "langsung?", cancellationToken: TestBot.Cancellation));

        Assert.Equal(0, bot.Discord.FindQuestion(silent)!.Replies);
        Assert.Equal(2, bot.Answers.Count);
    }

    [Fact]
    public async Task Trap24_BotsWebhooksAndTheSystem_GetNoReply()
    {
        await using var bot = await TestBot.ReadyAsync();
        var general = bot.World.General.Id;
        var mention = $"<@{bot.World.ApplicationId}> apa kabar?";
        for (var i = 0; i < 50; i++)
        {
            await bot.Discord.People.PostAsBotAsync(general, mention, cancellationToken: TestBot.Cancellation);
        }

        await bot.Discord.People.PostAsWebhookAsync(general, "hook", mention, TestBot.Cancellation);
        foreach (var type in (int[])[7, 18, 21])
        {
            await bot.Discord.People.PostSystemMessageAsync(general, bot.World.Sari.Id, type, mention, TestBot.Cancellation);
        }

        await bot.ReplyToAsync(await bot.MentionAsync("seorang manusia"));

        Assert.Equal(1, bot.Answers.Count);
    }

    [Theory]
    [InlineData("2251799813685248")]
    [InlineData("9007199254740993")]
    [InlineData("36893488147419103232")]
    public async Task Trap25_PermissionsOfAnySize_AreRead(string permissions)
    {
        await using var bot = await TestBot.ReadyAsync();
        var use = new CommandUse { Permissions = permissions, Options = new Dictionary<string, string> { ["question"] = "berapa?" } };

        await bot.ReplyToAsync(await bot.Discord.People.UseCommandAsync(bot.World.General.Id, bot.World.Sari.Id, "ask", use, TestBot.Cancellation));
    }

    [Fact]
    public async Task Trap26_AllThatIsSent_IsOfTheOldForm()
    {
        await using var bot = await TestBot.ReadyAsync();
        var answer = await bot.ReplyToAsync(await bot.MentionAsync("berapa?"));
        await bot.ReplyToAsync(await bot.Discord.People.PressButtonAsync(answer.Id, bot.World.Sari.Id, "sb1:sources:t1", TestBot.Cancellation));

        Assert.All(Bodies(bot), body => Assert.False(body.TryGetProperty("flags", out var flags) && (flags.GetInt64() & 32768) != 0));
        Assert.Empty(bot.Discord.Violations);
    }

    private static List<RestCall> Posts(TestBot bot) =>
        [.. bot.Discord.Calls.Where(call => call.Method == "POST" && call.Path.EndsWith("/messages", StringComparison.Ordinal))];

    private static ReplyTarget Target(TestBot bot) => new() { Place = new ChatPlace("discord", bot.World.GuildId, bot.World.General.Id) };

    private static List<BotAction> ActionsOf(TestBot bot, string id, BotActionKind kind) =>
        [.. bot.Discord.Actions.Where(action => action.InteractionId == id && action.Kind == kind)];

    private static List<JsonElement> Bodies(TestBot bot) =>
        [.. bot.Discord.Actions.Where(action => action.Kind is BotActionKind.MessagePosted or BotActionKind.OriginalEdited or BotActionKind.FollowUp).Select(action => action.Body)];

    private static string CallbackToken(TestBot bot, string id) =>
        bot.Discord.Calls.First(call => call.Path.StartsWith($"interactions/{id}/", StringComparison.Ordinal)).Path.Split('/')[2];

    private static IEnumerable<int> Numbers(string text) =>
        text.Split('[').Skip(1).Select(part => int.Parse(part.Split(']')[0], System.Globalization.CultureInfo.InvariantCulture));
}
