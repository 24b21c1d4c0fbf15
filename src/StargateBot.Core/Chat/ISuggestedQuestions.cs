using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat;

/// <summary>Questions that the knowledge can surely answer, to begin with or to complete what is being typed.</summary>
public interface ISuggestedQuestions
{
    /// <summary>Finds questions at once, from memory.</summary>
    /// <param name="language">Language of the questions.</param>
    /// <param name="typed">What was typed so far; empty for questions to begin with.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>Best first; none while the knowledge loads.</returns>
    IReadOnlyList<string> Find(Language language, string typed, int count);
}
