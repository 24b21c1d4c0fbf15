using StargateBot.Core.Answering.Composition;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Pipeline;

/// <summary>What the steps of the pipeline hand on while one question is answered.</summary>
/// <param name="question">The question.</param>
/// <param name="traceId">The answer's id.</param>
internal sealed class AnswerState(Question question, string traceId)
{
    /// <summary>Gets the question.</summary>
    public Question Question { get; } = question;

    /// <summary>Gets the answer's id.</summary>
    public string TraceId { get; } = traceId;

    /// <summary>Gets or sets what the question asks; set by the first step.</summary>
    public UnderstoodQuestion? Understood { get; set; }

    /// <summary>Gets or sets what was found; set by the second step.</summary>
    public Evidence? Evidence { get; set; }

    /// <summary>Gets or sets the units that the answer was composed from; set by the third step.</summary>
    public IReadOnlyList<UnitView> Units { get; set; } = [];

    /// <summary>Gets or sets the answer before verification; set by the third step.</summary>
    public ComposedAnswer? Composed { get; set; }

    /// <summary>Gets or sets the probability that the answer is right; set by the third step.</summary>
    public double Confidence { get; set; }

    /// <summary>Gets or sets the answer; once set, no further step runs.</summary>
    public Answer? Answer { get; set; }
}
