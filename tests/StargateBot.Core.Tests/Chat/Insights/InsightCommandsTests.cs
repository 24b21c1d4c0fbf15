using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Insights;

public sealed class InsightCommandsTests
{
    [Fact]
    public async Task Gaps_OfAnAdmin_AreThoseOfTheWorkspaceOverThePeriod()
    {
        await using var world = ChatWorld.WithInsights();
        world.Platform.Manages = _ => true;
        world.Stores.OpenQuestions = [Open("a1", "Berapa harga saham OpenAI?", "u1"), Open("a2", "what is the share price of openai", "u2")];
        var reply = await world.ReplyToAsync(Command(world, ChatCommand.Gaps, "7"));

        Assert.Equal((new TenantScope(FakePlatform.DefaultName, "T1"), world.Time.GetUtcNow().AddDays(-7)), world.Stores.LastPeriod);
        Assert.StartsWith("**Open in the last 7 days: 2 questions about 1 things**\n\n**2×** ", reply.Text, StringComparison.Ordinal);
        Assert.Contains("2 askers · last 2026-11-24", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Actions);
        Assert.True(world.Platform.Rendered[^1].Target.Private);
    }

    [Fact]
    public async Task Gaps_OfSomebodyElse_AreRefused()
    {
        await using var world = ChatWorld.WithInsights();
        var reply = await world.ReplyToAsync(Command(world, ChatCommand.Gaps, null));

        Assert.Equal(ChatTexts.For(Language.English).AdminsOnly, reply.Text);
        Assert.Null(world.Stores.LastPeriod.Scope);
    }

    [Fact]
    public async Task Stats_WithoutDays_AreOfThirty()
    {
        await using var world = ChatWorld.WithInsights();
        world.Platform.Manages = _ => true;
        world.Stores.Figures = Periods.Figures;
        var reply = await world.ReplyToAsync(Command(world, ChatCommand.Stats, null) with { Locale = Language.Indonesian });

        Assert.Equal(world.Time.GetUtcNow().AddDays(-30), world.Stores.LastPeriod.Since);
        Assert.StartsWith("**30 hari terakhir**\n1.500 pertanyaan dari 1.056 orang\n", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_InADirectMessageThatBelongsToNoServer_AreOfAll()
    {
        await using var world = ChatWorld.WithInsights();
        world.Platform.Manages = _ => true;
        var command = Command(world, ChatCommand.Stats, null);
        var place = command.Place with { Tenant = ChatPlace.NoTenant };
        await world.ReplyToAsync(command with { Place = place, ReplyTo = command.ReplyTo with { Place = place } });

        Assert.Null(world.Stores.LastPeriod.Scope);
        Assert.NotEqual(default, world.Stores.LastPeriod.Since);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("366")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999999999999")]
    public async Task Stats_WrongDays_SaysWhatIsRight(string days)
    {
        await using var world = ChatWorld.WithInsights();
        world.Platform.Manages = _ => true;
        var reply = await world.ReplyToAsync(Command(world, ChatCommand.Stats, days));

        Assert.Equal(InsightTexts.For(Language.English).DaysWrong(365), reply.Text);
    }

    private static IncomingQuestion Command(ChatWorld world, ChatCommand command, string? days) => world.Question() with
    {
        Addressing = Addressing.Command,
        Locale = Language.English,
        Request = new ChatRequest(command)
        {
            Fields = days is null ? ChatRequest.NoFields : new Dictionary<string, string> { [RequestFields.Days] = days },
        },
    };

    private static OpenQuestion Open(string id, string text, string asker) =>
        new(id, text, Language.English, AnswerOutcome.Abstained, Periods.Now, asker, null);
}
