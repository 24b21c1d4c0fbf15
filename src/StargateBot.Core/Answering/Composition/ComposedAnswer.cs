namespace StargateBot.Core.Answering.Composition;

/// <summary>What a composer made of the evidence, before it is verified.</summary>
/// <param name="Text">What a person is shown, with <c>**bold**</c> lead and <c>[1]</c> marks.</param>
/// <param name="Citations">The evidence, numbered from 1.</param>
internal sealed record ComposedAnswer(string Text, IReadOnlyList<Citation> Citations);
