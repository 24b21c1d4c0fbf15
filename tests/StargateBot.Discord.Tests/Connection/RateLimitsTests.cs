using Microsoft.Extensions.Time.Testing;
using StargateBot.Discord.Connection;

namespace StargateBot.Discord.Tests.Connection;

/// <summary>Trap 18: limits are learned, per bucket and top-level id, and each scope closes what it means.</summary>
public sealed class RateLimitsTests
{
    private static readonly LimitHeaders Spent = new("b1", 5, 0, TimeSpan.FromSeconds(2));

    private readonly FakeTimeProvider _time = new();
    private readonly RateLimits _limits;

    public RateLimitsTests() => _limits = new RateLimits(_time);

    [Fact]
    public void TryEnter_BucketSpent_WaitsForItsResetInThatChannelAlone()
    {
        _limits.TryEnter(Post("1"));
        _limits.Learn(Post("1"), Spent);

        Assert.Equal(TimeSpan.FromSeconds(2), _limits.TryEnter(Post("1")));
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Post("2")));

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Post("1")));
    }

    [Fact]
    public void TryEnter_Courtesy_LeavesTheLastHalfOfABucket()
    {
        var final = new RestCall(RestKind.Webhook, HttpMethod.Patch, "PATCH /webhooks/{id}/{token}/messages/@original", "98/tok", "");
        var progress = final with { IsCourtesy = true };
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(progress));
        _limits.Learn(progress, Spent with { Remaining = 2 });

        Assert.True(_limits.TryEnter(progress) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(final));

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(progress));
    }

    [Fact]
    public void TryEnter_OtherRouteOfTheSameBucket_WaitsToo()
    {
        var edit = new RestCall(RestKind.Bot, HttpMethod.Patch, "PATCH /channels/{id}/messages/{id}", "1", "");
        _limits.TryEnter(edit);
        _limits.Learn(edit, Spent with { Remaining = 3 });
        _limits.TryEnter(Post("1"));
        _limits.Learn(Post("1"), Spent);

        Assert.True(_limits.TryEnter(edit) > TimeSpan.Zero);
    }

    [Fact]
    public void TryEnter_CallsOnTheirWay_CountAgainstTheBucket()
    {
        _limits.TryEnter(Post("1"));
        _limits.Learn(Post("1"), new LimitHeaders("b1", 5, 2, TimeSpan.FromSeconds(2)));

        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Post("1")));
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Post("1")));
        Assert.Equal(TimeSpan.FromSeconds(2), _limits.TryEnter(Post("1")));
    }

    [Fact]
    public void TakeTurn_MoreThanFiftyInASecond_QueuesInOrderButNotInteractions()
    {
        TakeTurns(RateLimits.GlobalPerSecond);

        _time.Advance(TimeSpan.FromSeconds(0.25));
        Assert.Equal(TimeSpan.FromSeconds(0.75), _limits.TakeTurn(Post("99")));
        Assert.Equal(TimeSpan.Zero, _limits.TakeTurn(Callback));
        TakeTurns(RateLimits.GlobalPerSecond - 1);
        Assert.Equal(TimeSpan.FromSeconds(1.75), _limits.TakeTurn(Post("99")));

        _time.Advance(TimeSpan.FromSeconds(2.75));
        Assert.Equal(TimeSpan.Zero, _limits.TakeTurn(Post("99")));
    }

    [Fact]
    public void TryEnter_QueueTooLong_TellsWhenToComeBack()
    {
        TakeTurns(RateLimits.GlobalPerSecond * (int)RateLimits.LongestTurn.TotalSeconds);
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Post("99")));

        TakeTurns(RateLimits.GlobalPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(1), _limits.TryEnter(Post("99")));
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Callback));
    }

    [Fact]
    public void TryEnter_Courtesy_LeavesHalfOfTheSecondToAnswers()
    {
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Post("99") with { IsCourtesy = true }));

        TakeTurns(RateLimits.GlobalPerSecond / 2);
        Assert.Equal(TimeSpan.FromSeconds(1), _limits.TryEnter(Post("99") with { IsCourtesy = true }));
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Post("99")));
        Assert.Equal(TimeSpan.Zero, _limits.TakeTurn(Post("99")));
    }

    [Fact]
    public void ClosedFor_ClosedWhileTheTurnCame_TellsTheRest()
    {
        _limits.CloseGlobal(TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(2), _limits.ClosedFor(Post("1")));
        Assert.Equal(TimeSpan.Zero, _limits.ClosedFor(Callback));
    }

    [Fact]
    public void CloseGlobal_ClosesAllButInteractions()
    {
        _limits.CloseGlobal(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(3), _limits.TryEnter(Post("1")));
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(Callback));
    }

    [Fact]
    public void CloseEverything_ClosesInteractionsToo()
    {
        _limits.CloseEverything(TimeSpan.FromSeconds(60));

        Assert.Equal(TimeSpan.FromSeconds(60), _limits.TryEnter(Callback));
    }

    [Fact]
    public void Learn_SpentWebhookBucket_IsRememberedAndAFullOneIsNot()
    {
        var edit = new RestCall(RestKind.Webhook, HttpMethod.Patch, "PATCH /webhooks/{id}/{token}/messages/@original", "9/t", "");
        _limits.TryEnter(edit);
        _limits.Learn(edit, Spent);

        Assert.Equal(TimeSpan.FromSeconds(2), _limits.TryEnter(edit));
        Assert.Equal(TimeSpan.Zero, _limits.TryEnter(edit with { TopLevel = "9/u" }));
    }

    private void TakeTurns(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _limits.TakeTurn(Post($"{i}"));
        }
    }

    private static RestCall Callback => new(RestKind.Callback, HttpMethod.Post, "POST /interactions/{id}/{token}/callback", "1", "");

    private static RestCall Post(string channel) => new(RestKind.Bot, HttpMethod.Post, "POST /channels/{id}/messages", channel, "");
}
