using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering;

/// <summary>Settings of answering.</summary>
public sealed record AnsweringOptions
{
    /// <summary>Gets the language of replies when neither the words nor the locale nor the conversation tell.</summary>
    /// <value>The default is Indonesian.</value>
    public Language DefaultLanguage { get; init; } = Language.Indonesian;

    /// <summary>Gets the probability of being right below which the bot says that it does not know.</summary>
    /// <value>The default is 0.2, chosen on training questions; from 0 (always answers) to 1.</value>
    public double MinimumConfidence { get; init; } = 0.2;
}
