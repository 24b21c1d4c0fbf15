namespace StargateBot.Core.Knowledge;

/// <summary>How much was read to make a snapshot.</summary>
/// <param name="Files">Documents and word lists of the folder.</param>
/// <param name="Opened">Those that were opened, because they are new or were touched since the snapshot before.</param>
/// <param name="Parsed">Documents that were parsed, because their content or that of their translation is another.</param>
public sealed record ReadingFigures(int Files, int Opened, int Parsed);
