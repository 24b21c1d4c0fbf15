using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge.Incremental;

/// <summary>What the same files could be read differently by.</summary>
/// <param name="Settings">Fallback language and limits, as text.</param>
/// <param name="Identify">Identifies languages.</param>
internal sealed record ReaderSettings(string Settings, Func<string, LanguageGuess> Identify)
{
    /// <summary>Takes the settings of a folder's reader.</summary>
    public static ReaderSettings Of(Func<string, LanguageGuess> identify, Language fallback, KnowledgeLimits limits) =>
        new($"{fallback.ToCode()} {limits}", identify);
}
