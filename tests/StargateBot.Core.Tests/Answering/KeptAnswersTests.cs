using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Answering;

public sealed class KeptAnswersTests
{
    private readonly FakeAnswerService _made = new();
    private readonly KeptAnswers _answers;

    public KeptAnswersTests() => _answers = new KeptAnswers(_made, 3, new FakeTimeProvider());

    [Fact]
    public async Task AnswerAsync_SameQuestionAgain_IsTheSameAnswerUnderAnotherId()
    {
        var first = await AskAsync(new Question("Siapa?"));
        var second = await AskAsync(new Question("Siapa?"));

        Assert.Single(_made.Asked);
        Assert.NotEqual(first.TraceId, second.TraceId);
        Assert.Equal(first with { TraceId = "", Elapsed = default }, second with { TraceId = "", Elapsed = default });
    }

    public static TheoryData<Question> Others =>
    [
        new Question("siapa?"),
        new Question("Siapa?") { Language = Language.English },
        new Question("Siapa?") { Locale = Language.English },
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task AnswerAsync_OtherCircumstances_AreAnsweredAnew(Question other)
    {
        await AskAsync(new Question("Siapa?"));
        await AskAsync(other);

        Assert.Equal(2, _made.Asked.Count);
    }

    [Fact]
    public async Task AnswerAsync_QuestionThatStandsAlone_IsKeptWhateverWasAskedBefore()
    {
        _made.OnAnswer = (question, _) => ValueTask.FromResult(FakeAnswerService.Cited(question) with { StandsAlone = true });

        await AskAsync(new Question("Siapa?") { History = ["Apa itu Stargate?"] });
        await AskAsync(new Question("Siapa?"));
        await AskAsync(new Question("Siapa?") { History = ["Apa itu HBM?"] });

        Assert.Single(_made.Asked);
    }

    [Fact]
    public async Task AnswerAsync_QuestionThatLeansOnOthers_IsKeptOnlyWhereNothingWasAskedBefore()
    {
        var followUp = new Question("Kalau Samsung?") { History = ["Apa peran SK Hynix?"] };

        await AskAsync(followUp with { History = [] });
        await AskAsync(followUp with { History = [] });
        await AskAsync(followUp);
        await AskAsync(followUp);

        Assert.Equal(3, _made.Asked.Count);
    }

    [Theory]
    [InlineData(AnswerOutcome.Failed)]
    [InlineData(AnswerOutcome.Limited)]
    public async Task AnswerAsync_AfterAFault_IsTriedAgain(AnswerOutcome outcome)
    {
        _made.OnAnswer = (question, _) => ValueTask.FromResult(FakeAnswerService.Cited(question) with { Outcome = outcome });

        await AskAsync(new Question("Siapa?"));
        await AskAsync(new Question("Siapa?"));

        Assert.Equal(2, _made.Asked.Count);
    }

    [Fact]
    public async Task AnswerAsync_VeryLongQuestion_IsNotKept()
    {
        var ramble = new Question(new string('a', 6000));

        await AskAsync(ramble);
        await AskAsync(ramble);

        Assert.Equal(2, _made.Asked.Count);
    }

    [Fact]
    public async Task AnswerAsync_ManyQuestions_KeepsNoMoreThanItMay()
    {
        for (var i = 0; i < 100; i++)
        {
            await AskAsync(new Question($"Pertanyaan {i}"));
        }

        await AskAsync(new Question("Pertanyaan 0"));

        Assert.Equal(101, _made.Asked.Count);
    }

    private async Task<Answer> AskAsync(Question question) => await _answers.AnswerAsync(question, TestContext.Current.CancellationToken);
}
