namespace StargateBot.Json;

/// <summary>A line of JSON does not hold what is expected. The message is for the person and names the field.</summary>
/// <param name="message">What is wrong and how to mend it, in the person's language.</param>
internal sealed class LineFaultException(string message) : Exception(message);
