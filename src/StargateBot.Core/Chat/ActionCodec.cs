namespace StargateBot.Core.Chat;

/// <summary>Writes what a button asks as a short text that the platform hands back, and reads it again, also after a restart.</summary>
/// <remarks>Form: <c>sb1:ask:QUESTION</c>, <c>sb1:sources:ANSWER</c>, <c>sb1:help:</c>. The first part is the version of the form.</remarks>
public static class ActionCodec
{
    private const string Version = "sb1";

    /// <summary>Writes a request.</summary>
    /// <param name="request">What pressing the button asks.</param>
    /// <returns>A text as long as the question or answer id in it, and at most 12 characters more.</returns>
    public static string Write(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Command switch
        {
            ChatCommand.Sources => $"{Version}:sources:{request.AnswerId}",
            ChatCommand.Help => $"{Version}:help:",
            _ => $"{Version}:ask:{request.Text}",
        };
    }

    /// <summary>Reads a request.</summary>
    /// <param name="text">What the platform handed back.</param>
    /// <returns>The request, or null when the text was not written by <see cref="Write"/>.</returns>
    public static ChatRequest? Read(string? text)
    {
        if (text?.Split(':', 3) is not [Version, var name, var value])
        {
            return null;
        }

        return name switch
        {
            "ask" => new ChatRequest(ChatCommand.Ask, value),
            "sources" => new ChatRequest(ChatCommand.Sources) { AnswerId = value.Length == 0 ? null : value },
            "help" => new ChatRequest(ChatCommand.Help),
            _ => null,
        };
    }
}
