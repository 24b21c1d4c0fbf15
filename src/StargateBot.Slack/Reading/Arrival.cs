using StargateBot.Core.Chat;

namespace StargateBot.Slack.Reading;

/// <summary>What an envelope turned out to be.</summary>
internal abstract record Arrival
{
    private Arrival()
    {
    }

    /// <summary>Something for the intake.</summary>
    /// <param name="Question">What was read.</param>
    /// <param name="TriggerId">What lets a form be opened once, within 3 s; null where Slack gave none.</param>
    internal sealed record Asked(IncomingQuestion Question, string? TriggerId = null) : Arrival;

    /// <summary>A submitted form that stays open.</summary>
    /// <param name="Errors">What is wrong, by block id.</param>
    internal sealed record Incomplete(IReadOnlyDictionary<string, string> Errors) : Arrival;

    /// <summary>Somebody opened the app's home.</summary>
    /// <param name="UserId">Who.</param>
    /// <param name="Channel">The direct messages with the person.</param>
    /// <param name="MessagesTab">Whether the tab is that of the messages; else it is the home tab.</param>
    internal sealed record HomeOpened(string UserId, string Channel, bool MessagesTab) : Arrival;

    /// <summary>The app was taken out of the workspace.</summary>
    internal sealed record Removed(string Code) : Arrival;

    /// <summary>Slack holds events back.</summary>
    internal sealed record EventsLimited : Arrival;

    /// <summary>Nothing that we answer.</summary>
    /// <param name="What">What it was, without anything that people wrote.</param>
    internal sealed record Nothing(string What) : Arrival;
}
