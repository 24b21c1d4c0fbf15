namespace StargateBot.Core.Knowledge;

/// <summary>Why a knowledge file was refused, and how to mend it.</summary>
/// <param name="File">The path below the knowledge folder, with <c>/</c>.</param>
/// <param name="Line">Line number from 1, or null when the whole file is meant.</param>
/// <param name="Code">Stable key of the fault, such as <c>front-matter</c>; the localised message is looked up by it.</param>
/// <param name="Arguments">Values for the message's placeholders, such as a found language code; never secret.</param>
public sealed record KnowledgeFault(string File, int? Line, string Code, IReadOnlyList<string> Arguments);
