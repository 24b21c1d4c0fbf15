using System.Globalization;
using System.Text;
using CsCheck;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Languages;

public sealed class MessageSanitizerTests
{
    [Theory]
    [InlineData("  siapa\t\nmitranya \r\n ", "siapa mitranya")]
    [InlineData("a\0b\u0007c\u0085d", "ab c d")]
    [InlineData("nol\u200B\u200D\uFEFFspasi", "nolspasi")]
    [InlineData("\u202Eterbalik\u202C \u2066x\u2069", "terbalik x")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("tag\U000E0041\U000E0042", "tag")]
    [InlineData("z\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "ź\u0301\u0301\u0301")]
    [InlineData("<@123> lihat https://example.com/a?b=c", "<@123> lihat https://example.com/a?b=c")]
    public void Sanitize_UnsafeText_IsCleaned(string message, string expected) => Assert.Equal(expected, MessageSanitizer.Sanitize(message).Text);

    [Fact]
    public void Sanitize_LoneSurrogates_AreRemoved() => Assert.Equal("lone", MessageSanitizer.Sanitize("\uD800lo\uDC00ne\uD83D").Text);

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B ")]
    [InlineData("🚀🔥")]
    [InlineData("?!…")]
    public void Sanitize_NoWord_IsEmpty(string message) => Assert.True(MessageSanitizer.Sanitize(message).IsEmpty);

    [Fact]
    public void Sanitize_PlainMessage_IsTheSameInstance()
    {
        const string Message = "Siapa mitra OpenAI?";
        var sanitized = MessageSanitizer.Sanitize(Message);
        Assert.Same(Message, sanitized.Text);
        Assert.Equal((false, false), (sanitized.IsCut, sanitized.IsEmpty));
    }

    [Fact]
    public void Sanitize_LongMessage_IsCutAtAWord()
    {
        var sanitized = MessageSanitizer.Sanitize(string.Concat(Enumerable.Repeat("sembilan ", 20_000)));
        Assert.True(sanitized.IsCut);
        Assert.InRange(sanitized.Text.Length, MessageSanitizer.MaxLength - 10, MessageSanitizer.MaxLength);
        Assert.EndsWith("sembilan", sanitized.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sanitize_OneLongWord_IsCutBetweenCharacters()
    {
        var text = MessageSanitizer.Sanitize("x" + string.Concat(Enumerable.Repeat("🚀", 50_000))).Text;
        Assert.False(char.IsHighSurrogate(text[^1]));
    }

    [Fact]
    public void Sanitize_AnyText_IsSafeAndStable() => Gen.String.Sample(message =>
    {
        var text = MessageSanitizer.Sanitize(message).Text;
        Assert.True(text.IsNormalized(NormalizationForm.FormC));
        Assert.DoesNotContain(text.EnumerateRunes(), r =>
            Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate);
        Assert.Equal(text, MessageSanitizer.Sanitize(text).Text);
    });
}
