using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>What a knowledge snapshot knows of single words.</summary>
internal interface IQuestionVocabulary
{
    /// <summary>Gets whether a word is known to the knowledge, the word lists or general language.</summary>
    /// <param name="token">The word.</param>
    /// <param name="language">Language of the text that it stands in.</param>
    bool IsKnown(Token token, Language language);

    /// <summary>Gets the word of the knowledge that an unknown word was probably meant to be, or null.</summary>
    /// <param name="word">Lower-case word.</param>
    string? Correct(string word);

    /// <summary>Gets whether the knowledge writes a word as a proper name.</summary>
    /// <param name="word">Lower-case word.</param>
    bool IsName(string word);
}
