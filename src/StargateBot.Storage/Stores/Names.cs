using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Storage.Stores;

/// <summary>The words that stand in columns for values of enumerations, made once.</summary>
internal static class Names
{
    /// <summary>Gets the word of an outcome.</summary>
    public static string Of(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Answered => nameof(AnswerOutcome.Answered),
        AnswerOutcome.Abstained => nameof(AnswerOutcome.Abstained),
        AnswerOutcome.Help => nameof(AnswerOutcome.Help),
        AnswerOutcome.Limited => nameof(AnswerOutcome.Limited),
        _ => nameof(AnswerOutcome.Failed),
    };

    /// <summary>Gets the code of a language.</summary>
    public static string Of(Language language) => language.ToCode();
}
