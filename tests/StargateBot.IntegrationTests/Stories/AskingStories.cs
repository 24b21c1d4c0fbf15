using StargateBot.Core.Languages;
using StargateBot.IntegrationTests.Harness;

namespace StargateBot.IntegrationTests.Stories;

/// <summary>People ask, on each platform, in every way, in both languages, and see a cited answer.</summary>
public sealed class AskingStories(SharedWorker shared) : IClassFixture<SharedWorker>, IAsyncLifetime
{
    private const string Indonesian = "Siapa CEO OpenAI?";
    private const string English = "Which country are Samsung and SK Hynix from?";

    public static TheoryData<string, string> PlatformsAndLanguages { get; } = new()
    {
        { "discord", "id" },
        { "discord", "en" },
        { "slack", "id" },
        { "slack", "en" },
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        shared.AssertNoViolations();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(PlatformsAndLanguages))]
    public async Task Mention_QuestionOfFact_IsAnsweredWithCitations(string platform, string language) =>
        AssertAnswer(language, isPrivate: false, await TestPlatform.ReplyToAsync(shared[platform].MentionAsync(QuestionIn(language))));

    [Theory]
    [MemberData(nameof(PlatformsAndLanguages))]
    public async Task DirectMessage_QuestionOfFact_IsAnsweredWithCitations(string platform, string language) =>
        AssertAnswer(language, isPrivate: false, await TestPlatform.ReplyToAsync(shared[platform].DirectAsync(QuestionIn(language))));

    [Theory]
    [MemberData(nameof(PlatformsAndLanguages))]
    public async Task SlashCommand_PrivateQuestion_IsAnsweredToTheAskerAlone(string platform, string language) =>
        AssertAnswer(language, isPrivate: true, await TestPlatform.ReplyToAsync(shared[platform].CommandAsync(QuestionIn(language), isPrivate: true)));

    [Theory]
    [MemberData(nameof(PlatformsAndLanguages))]
    public async Task SlashCommand_PublicQuestion_IsAnsweredForAll(string platform, string language) =>
        AssertAnswer(language, isPrivate: false, await TestPlatform.ReplyToAsync(shared[platform].CommandAsync(QuestionIn(language))));

    [Theory]
    [MemberData(nameof(PlatformsAndLanguages))]
    public async Task MessageMenu_MessageOfSomebodyElse_IsAnsweredAsAQuestion(string platform, string language) =>
        AssertAnswer(language, isPrivate: null, await TestPlatform.ReplyToAsync(shared[platform].ExplainAsync(QuestionIn(language))));

    [Theory]
    [InlineData("discord")]
    [InlineData("slack")]
    public async Task FollowUp_WithoutItsSubject_IsUnderstoodFromTheConversation(string platform)
    {
        var first = await shared[platform].MentionAsync("What is Samsung contributing to the project?");
        Assert.Contains("foundry", (await first.ReplyAsync()).Text, StringComparison.OrdinalIgnoreCase);

        var second = await TestPlatform.ReplyToAsync(shared[platform].FollowUpAsync(first, "And SK Hynix?"));

        Assert.Contains("HBM", second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("discord")]
    [InlineData("slack")]
    public async Task FollowUp_InIndonesian_IsUnderstoodFromTheDirectConversation(string platform)
    {
        var spot = new Spot(0, 1);
        var first = await shared[platform].DirectAsync("Apa peran Samsung dalam proyek ini?", spot);
        Assert.Contains("foundry", (await first.ReplyAsync()).Text, StringComparison.OrdinalIgnoreCase);

        var second = await TestPlatform.ReplyToAsync(shared[platform].FollowUpAsync(first, "Kalau SK Hynix?"));

        Assert.Contains("HBM", second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PlatformsAndLanguages))]
    public async Task SourcesButton_OfAnAnswer_ShowsTheVerbatimEvidenceToWhoPressed(string platform, string language)
    {
        var answer = await TestPlatform.ReplyToAsync(shared[platform].MentionAsync(QuestionIn(language)));

        var sources = await TestPlatform.ReplyToAsync(shared[platform].PressAsync(answer, answer.SourcesButton));

        Assert.True(sources.Private);
        Assert.Contains("¶", sources.Text, StringComparison.Ordinal);
        Assert.Contains(language == "id" ? "Altman" : "Korea", sources.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PlatformsAndLanguages))]
    public async Task SuggestedQuestion_Pressed_IsAnswered(string platform, string language)
    {
        var help = await TestPlatform.ReplyToAsync(shared[platform].HelpAsync(LanguageOf(language)));
        Assert.Equal(LanguageOf(language), LanguageIdentifier.Identify(help.Text).Language);
        Assert.NotEmpty(help.Buttons);

        var answer = await TestPlatform.ReplyToAsync(shared[platform].PressAsync(help, help.Buttons[0]));

        Assert.Contains("[1]", Plain(answer.Text), StringComparison.Ordinal);
        Assert.Equal(LanguageOf(language), LanguageIdentifier.Identify(answer.Text).Language);
    }

    [Theory]
    [InlineData("discord", "Di kota mana pusat data Stargate akan dibangun?", "id")]
    [InlineData("discord", "What is the name of the OpenAI spokesperson?", "en")]
    [InlineData("slack", "Di kota mana pusat data Stargate akan dibangun?", "id")]
    [InlineData("slack", "What is the name of the OpenAI spokesperson?", "en")]
    public async Task Mention_QuestionTheKnowledgeDoesNotAnswer_IsAbstainedFromWithTopics(string platform, string question, string language)
    {
        var reply = await TestPlatform.ReplyToAsync(shared[platform].MentionAsync(question));

        Assert.Equal(LanguageOf(language), LanguageIdentifier.Identify(reply.Text).Language);
        Assert.DoesNotContain("[1]", Plain(reply.Text), StringComparison.Ordinal);
        Assert.Contains(reply.Buttons, button => button.Id.Contains(":topic:", StringComparison.Ordinal));
        Assert.Contains(reply.Buttons, button => button.Id.Contains(":notify:", StringComparison.Ordinal));
        Assert.DoesNotContain(reply.Buttons, button => button.Id.Contains(":sources:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("discord")]
    [InlineData("slack")]
    public async Task DirectMessage_VeryLongQuestion_IsAnsweredInsideThePlatformsLimits(string platform)
    {
        const string Question = "Who is the chief executive of OpenAI? ";
        var ramble = Question + string.Concat(Enumerable.Repeat("I was just wondering about it all day long. ", 200));

        var reply = await TestPlatform.ReplyToAsync(shared[platform].DirectAsync(ramble[..6_000], new Spot(0, 2)));

        Assert.Contains("Altman", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("discord")]
    [InlineData("slack")]
    public async Task SlashCommand_OtherLanguageAskedFor_IsAnsweredInIt(string platform)
    {
        var reply = await TestPlatform.ReplyToAsync(shared[platform].CommandAsync(Indonesian, language: Language.English));

        Assert.Equal(Language.English, LanguageIdentifier.Identify(reply.Text).Language);
        Assert.Contains("Altman", reply.Text, StringComparison.Ordinal);
    }

    private static string QuestionIn(string language) => language == "id" ? Indonesian : English;

    private static Language LanguageOf(string code) => code == "id" ? Language.Indonesian : Language.English;

    private static string Plain(string text) => text.Replace("\\", "", StringComparison.Ordinal);

    private static void AssertAnswer(string language, bool? isPrivate, Seen reply)
    {
        Assert.Contains(language == "id" ? "Altman" : "Korea", reply.Text, StringComparison.Ordinal);
        Assert.Equal(LanguageOf(language), LanguageIdentifier.Identify(reply.Text).Language);
        Assert.Contains("[1]", Plain(reply.Text), StringComparison.Ordinal);
        Assert.Contains("¶", reply.Text, StringComparison.Ordinal);
        Assert.Single(reply.Buttons, button => button.Id.Contains(":sources:", StringComparison.Ordinal));
        if (isPrivate is { } expected)
        {
            Assert.Equal(expected, reply.Private);
        }
    }
}
