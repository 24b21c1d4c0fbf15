namespace StargateBot.CommandLine;

/// <summary>What the person gave cannot be used. The message is for the person: it says what is wrong and how to mend it.</summary>
/// <param name="message">One line in the person's language.</param>
internal sealed class BadInputException(string message) : Exception(message);
