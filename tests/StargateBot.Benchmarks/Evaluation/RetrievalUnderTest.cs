using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>Our retrieval alone, with the baselines' choice of sentence: shows what is owed to retrieval and what to composing.</summary>
internal sealed class RetrievalUnderTest(KnowledgeSnapshot snapshot, IReadOnlyList<PassageUnit> units, IdfSentence sentence) : ISystemUnderTest
{
    public string Name => "StargateBot retrieval + idf sentence";

    public ValueTask<SystemAnswer> AnswerAsync(string question, Language language, CancellationToken cancellationToken)
    {
        var analyzed = snapshot.Analyzer.Analyze(question, language, LexiconSide.Question);
        return ValueTask.FromResult(Baselines.Answer([.. snapshot.Index.Search(analyzed, 3, cancellationToken).Select(u => u.Unit)], units, sentence, question));
    }

    public void Dispose()
    {
    }
}
