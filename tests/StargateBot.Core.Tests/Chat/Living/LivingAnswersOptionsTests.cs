using StargateBot.Core.Chat.Living;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Living;

public sealed class LivingAnswersOptionsTests
{
    [Theory]
    [InlineData(7, 3, true)]
    [InlineData(1, 1, true)]
    [InlineData(90, 20, true)]
    [InlineData(0, 3, false)]
    [InlineData(91, 3, false)]
    [InlineData(7, 0, false)]
    [InlineData(7, 21, false)]
    public void Validate_Ranges_AreHeld(int days, int edits, bool isValid) =>
        Assert.Equal(isValid, new LivingAnswersOptionsValidator().Validate(null, new LivingAnswersOptions { Days = days, EditsPerSecond = edits }).Succeeded);
}
