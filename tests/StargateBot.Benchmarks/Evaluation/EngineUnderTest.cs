using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>The product, as <c>ask</c> runs it.</summary>
/// <param name="name">Name for the table.</param>
/// <param name="snapshot">The knowledge; stays open.</param>
/// <param name="options">Settings of answering.</param>
internal sealed class EngineUnderTest(string name, KnowledgeSnapshot snapshot, AnsweringOptions options) : ISystemUnderTest
{
    private readonly AnswerService _answers = new(snapshot, options, TimeProvider.System);

    public string Name => name;

    public async ValueTask<SystemAnswer> AnswerAsync(string question, Language language, CancellationToken cancellationToken)
    {
        var answer = await _answers.AnswerAsync(new Question(question), cancellationToken);
        Place? cited = answer.Citations is [var first, ..] ? new Place(first.Document, first.Locator) : null;
        return new SystemAnswer(
            answer.Outcome == AnswerOutcome.Answered, answer.Text, [.. answer.Retrieved.Select(r => new Place(r.Document, r.Locator))], cited);
    }

    public void Dispose()
    {
    }
}
