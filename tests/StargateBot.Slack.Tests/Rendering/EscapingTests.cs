using System.Net;
using CsCheck;
using StargateBot.Slack.Rendering;

namespace StargateBot.Slack.Tests.Rendering;

/// <summary>Trap 44: each of Slack's two markups has its own writer, and each escapes once.</summary>
public sealed class EscapingTests
{
    private const string Mixture = "a<b>&c **x** [t](u) <!channel>";

    [Fact]
    public void Write_MixtureAsMrkdwn_KeepsBoldAndNothingElse() =>
        Assert.Equal("a&lt;b&gt;&amp;c *x* [t](u) &lt;!channel&gt;", MrkdwnText.Write(Mixture));

    [Fact]
    public void Write_MixtureAsMarkdown_KeepsBoldAndNothingElse() =>
        Assert.Equal(@"a&lt;b&gt;&amp;c **x** \[t\](u) &lt;!channel&gt;", MarkdownText.Write(Mixture));

    [Theory]
    [InlineData("**Ya.** Samsung[1][2] dan SK Hynix.[12]", "**Ya.** Samsung[1][2] dan SK Hynix.[12]")]
    [InlineData("[1](u) [1]: u [x] [1][u]", @"\[1\](u) \[1\]: u \[x\] \[1\]\[u\]")]
    [InlineData("snake_case _word_ `code` ~gone~ a|b", @"snake_case \_word\_ \`code\` \~gone\~ a\|b")]
    [InlineData("# no heading", @"\# no heading")]
    [InlineData("text\n---", "text  \n\\---")]
    [InlineData("one\ntwo\n\nthree", "one  \ntwo\n\nthree")]
    [InlineData("    no code", "no code")]
    [InlineData("2 ** 3 and 4 ** 5", @"2 \*\* 3 and 4 \*\* 5")]
    [InlineData("**open", @"\*\*open")]
    [InlineData("• topic", "• topic")]
    public void Write_AsMarkdown_ShowsTheTextAsItIs(string text, string expected) => Assert.Equal(expected, MarkdownText.Write(text));

    [Theory]
    [InlineData("@here")]
    [InlineData("@Channel now")]
    [InlineData("mail everyone@everyone")]
    public void Write_WordsThatCallEverybody_AreDefused(string text)
    {
        Assert.DoesNotContain("@here", MarkdownText.Write(text), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@channel", MrkdwnText.Write(text), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@everyone", MarkdownText.Write(text), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Write_AnyText_HoldsNoControlSequence() =>
        Gen.String[Gen.Char["<>&!@#|^*_`~[]()\\ \nchanelt;1"], 0, 60].Sample(text =>
        {
            Assert.DoesNotContain('<', MrkdwnText.Write(text));
            Assert.DoesNotContain('>', MrkdwnText.Write(text));
            Assert.DoesNotContain('<', MarkdownText.Write(text));
            Assert.DoesNotContain('>', MarkdownText.Write(text));
        });

    [Fact]
    public void Write_TextWithoutBoldAsMrkdwn_ReadsBackTheSame() =>
        Gen.String[Gen.Char["<>&!|^_`~[]() chanelt;1"], 0, 60].Sample(text =>
            Assert.Equal(text, WebUtility.HtmlDecode(MrkdwnText.Write(text))));

    [Theory]
    [InlineData("kata", 10, "kata")]
    [InlineData("kata kata kata", 9, "kata kat…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 17, "👨‍👩‍👧👨‍👩‍👧…")]
    public void To_LongText_IsCutBetweenGraphemes(string text, int length, string expected) => Assert.Equal(expected, Shorten.To(text, length));
}
