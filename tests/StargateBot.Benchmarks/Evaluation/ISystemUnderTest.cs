using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>What a system said to one question.</summary>
/// <param name="Answered">Whether it answered at all.</param>
/// <param name="Text">What a person is shown.</param>
/// <param name="Retrieved">Passages, best first.</param>
/// <param name="Cited">The place of the first citation, when it answered.</param>
internal sealed record SystemAnswer(bool Answered, string Text, IReadOnlyList<Place> Retrieved, Place? Cited);

/// <summary>A system that answers questions from one evaluation set's knowledge.</summary>
internal interface ISystemUnderTest : IDisposable
{
    /// <summary>Gets the name for the table.</summary>
    string Name { get; }

    /// <summary>Answers. The language is for the baselines, which have no way to find it out.</summary>
    ValueTask<SystemAnswer> AnswerAsync(string question, Language language, CancellationToken cancellationToken);
}
