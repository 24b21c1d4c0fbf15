namespace StargateBot.Core.Chat;

/// <summary>Writes what a button or form asks as a short text that the platform hands back, and reads it again, also after a restart.</summary>
/// <remarks>
/// Form: <c>sb1:NAME:ANSWER:TEXT</c>, for a question <c>sb1:ask:QUESTION</c>. The first part is the version of the form: what another version
/// wrote is read as <see cref="ChatCommand.Outdated"/>. Fields are not written.
/// </remarks>
public static class ActionCodec
{
    private const string Family = "sb";
    private const string Version = "sb1";
    private const string AskName = "ask";

    private static readonly (ChatCommand Command, string Name)[] Names =
    [
        (ChatCommand.Sources, "sources"),
        (ChatCommand.Help, "help"),
        (ChatCommand.Topic, "topic"),
        (ChatCommand.Helpful, "helpful"),
        (ChatCommand.NotHelpful, "nothelpful"),
        (ChatCommand.GiveReason, "reason"),
        (ChatCommand.NotifyMe, "notify"),
        (ChatCommand.Reload, "reload"),
        (ChatCommand.SwapAnyway, "swap"),
        (ChatCommand.DiscardReload, "discard"),
        (ChatCommand.Rollback, "rollback"),
        (ChatCommand.Knowledge, "knowledge"),
        (ChatCommand.Gaps, "gaps"),
        (ChatCommand.Stats, "stats"),
        (ChatCommand.Teach, "teach"),
        (ChatCommand.SubmitTeach, "teachtext"),
        (ChatCommand.Settings, "settings"),
        (ChatCommand.Privacy, "privacy"),
        (ChatCommand.ForgetMe, "forget"),
    ];

    /// <summary>Writes a request.</summary>
    /// <param name="request">What pressing the button asks.</param>
    /// <returns>A text as long as what stands in the request, and at most 20 characters more.</returns>
    public static string Write(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Command == ChatCommand.Ask)
        {
            return $"{Version}:{AskName}:{request.Text}";
        }

        var name = Names.First(known => known.Command == request.Command).Name;
        return request.Text.Length == 0 ? $"{Version}:{name}:{request.AnswerId}" : $"{Version}:{name}:{request.AnswerId}:{request.Text}";
    }

    /// <summary>Reads a request.</summary>
    /// <param name="text">What the platform handed back.</param>
    /// <returns>
    /// The request; <see cref="ChatCommand.Outdated"/> for what another version of this program wrote; null for what is none of ours.
    /// </returns>
    public static ChatRequest? Read(string? text)
    {
        if (text?.Split(':', 3) is not [var version, var name, var value])
        {
            return null;
        }

        if (version != Version)
        {
            return version.StartsWith(Family, StringComparison.Ordinal) && version.AsSpan(Family.Length).ContainsAnyExceptInRange('0', '9') is false
                ? new ChatRequest(ChatCommand.Outdated)
                : null;
        }

        if (name == AskName)
        {
            return new ChatRequest(ChatCommand.Ask, value);
        }

        var end = value.IndexOf(':', StringComparison.Ordinal);
        var answer = end < 0 ? value : value[..end];
        foreach (var known in Names)
        {
            if (known.Name == name)
            {
                return new ChatRequest(known.Command, end < 0 ? "" : value[(end + 1)..]) { AnswerId = answer.Length == 0 ? null : answer };
            }
        }

        return new ChatRequest(ChatCommand.Outdated);
    }
}
