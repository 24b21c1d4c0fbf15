using CsCheck;
using StargateBot.Slack.Reading;

namespace StargateBot.Slack.Tests.Reading;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("<@UBOT> halo", "halo")]
    [InlineData("<@UBOT|stargatebot>: siapa mitranya?", "siapa mitranya?")]
    [InlineData("hey <@UBOT> what is it?", "hey what is it?")]
    [InlineData("siapa CEO OpenAI <@UBOT>", "siapa CEO OpenAI")]
    [InlineData("ask <@U7> and <@U8|jane> in <#C1|general> or <#C2>", "ask user and jane in general or channel")]
    [InlineData("see <https://x.test/a?b=1&amp;c=2|the page> and <https://y.test/?a=1&amp;b>", "see the page and https://y.test/?a=1&b")]
    [InlineData("<!here> <!subteam^S1|@ops> <!subteam^S2> <!date^1700000000^{date}|Nov 14>", "here ops group Nov 14")]
    [InlineData("mail <mailto:a@b.test|a@b.test> or <mailto:c@d.test>", "mail a@b.test or c@d.test")]
    [InlineData("a &lt;b&gt; &amp;amp; &amp;lt; &copy; R&D", "a <b> &amp; &lt; &copy; R&D")]
    [InlineData("1 < 2", "1 < 2")]
    [InlineData("   ", "")]
    [InlineData(null, "")]
    public void Read_TextOfAMessage_IsWhatWasTyped(string? text, string expected) =>
        Assert.Equal(expected, MessageText.Read(text, "UBOT"));

    [Fact]
    public void Read_AnythingTypedByAPerson_ComesBackUnchanged() =>
        Gen.String[Gen.Char["ab <>&;:|@#!ltgm*_\n"], 0, 40].Sample(typed =>
        {
            var wire = typed.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

            Assert.Equal(typed.Trim().TrimStart(',', ':').TrimStart(), MessageText.Read(wire, "UBOT").TrimStart(',', ':').TrimStart());
        });

    [Fact]
    public void Read_AnyControlSequences_NeverThrowsNorShowsTheMention() =>
        Gen.String[Gen.Char["<>@#!|^&;UBOT lt"], 0, 60].Sample(text =>
            Assert.DoesNotContain("<@UBOT>", MessageText.Read(text, "UBOT")));

    [Theory]
    [InlineData("hi <@UBOT>", true)]
    [InlineData("hi <@UBOT|bot>", true)]
    [InlineData("hi <@UBOT2> <@UBO>", false)]
    [InlineData("hi &lt;@UBOT&gt;", false)]
    [InlineData("<@UBOT", false)]
    [InlineData(null, false)]
    public void Mentions_OfTheBotAlone_AreFound(string? text, bool expected) => Assert.Equal(expected, MessageText.Mentions(text, "UBOT"));
}
