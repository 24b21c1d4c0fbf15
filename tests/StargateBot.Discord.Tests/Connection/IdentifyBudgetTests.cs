using Microsoft.Extensions.Time.Testing;
using StargateBot.Discord.Connection;

namespace StargateBot.Discord.Tests.Connection;

public sealed class IdentifyBudgetTests
{
    /// <summary>Trap 4: 1,000 identifies in a day reset the token.</summary>
    [Fact]
    public void TryTake_AsOftenAsItAllowsForADay_StaysUnderFiveHundred()
    {
        var time = new FakeTimeProvider();
        var budget = new IdentifyBudget(time);
        var end = time.GetUtcNow() + TimeSpan.FromDays(1);
        var taken = 0;

        while (time.GetUtcNow() < end)
        {
            var wait = budget.TryTake();
            taken += wait == TimeSpan.Zero ? 1 : 0;
            time.Advance(wait);
        }

        Assert.InRange(taken, 300, 499);
    }
}
