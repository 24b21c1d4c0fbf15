namespace StargateBot.Core.Knowledge;

/// <summary>A passage before it is numbered and cut into sentences.</summary>
/// <param name="Kind">What it was in the file.</param>
/// <param name="Heading">The headings above it.</param>
/// <param name="Text">Rendered plain text, white space collapsed; any length.</param>
internal sealed record RawPassage(PassageKind Kind, string Heading, string Text);

/// <summary>What the body of a file holds.</summary>
/// <param name="Heading">The heading that serves as title when the front matter has none, or null.</param>
/// <param name="Passages">Passages in order; maybe none.</param>
internal sealed record RawDocument(string? Heading, IReadOnlyList<RawPassage> Passages);
