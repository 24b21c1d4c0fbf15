using StargateBot.Core.Chat;
using StargateBot.Core.Languages;

namespace StargateBot.Testing.Chat;

/// <summary>Suggests the questions that the test says, in either language.</summary>
public sealed class FakeSuggestedQuestions : ISuggestedQuestions
{
    /// <summary>Gets or sets the questions.</summary>
    public IReadOnlyList<string> Questions { get; set; } = ["What is it?", "Who did it?"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Find(Language language, string typed, int count) =>
        [.. Questions.Where(question => question.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Take(count)];
}
