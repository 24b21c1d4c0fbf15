using StargateBot.Core.Answering;

namespace StargateBot.Evaluation;

/// <summary>What became of one golden question.</summary>
/// <param name="Case">The question.</param>
/// <param name="Answer">The answer given.</param>
/// <param name="Complaints">Why it is not right, in the person's language; empty when it is.</param>
internal sealed record Verdict(GoldenCase Case, Answer Answer, IReadOnlyList<string> Complaints)
{
    /// <summary>Gets whether the answer is right.</summary>
    public bool IsRight => Complaints.Count == 0;
}
