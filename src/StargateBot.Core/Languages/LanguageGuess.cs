namespace StargateBot.Core.Languages;

/// <summary>What the words of a text say about its language.</summary>
/// <param name="Language">The likelier language, or null when the text holds no evidence (a name, a number, an emoji).</param>
/// <param name="Confidence">0 (no evidence) to 1.</param>
public readonly record struct LanguageGuess(Language? Language, double Confidence);
