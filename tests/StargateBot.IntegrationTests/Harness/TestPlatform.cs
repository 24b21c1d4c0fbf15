using StargateBot.Core.Languages;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>One platform as its people see it, so that a story can be told once for both.</summary>
internal abstract class TestPlatform
{
    /// <summary>How many people there are; the clients of those with even numbers speak Indonesian, the others English.</summary>
    public const int People = 12;

    /// <summary>How many channels there are that the bot is in.</summary>
    public const int Rooms = 8;

    /// <summary>Gets the platform's name in <c>/readyz</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets what the bot sent that no good bot sends, one a line.</summary>
    public abstract IReadOnlyList<string> Violations { get; }

    /// <summary>Somebody writes in a channel and mentions the bot.</summary>
    /// <param name="text">What is written beside the mention.</param>
    /// <param name="spot">Where, and by whom.</param>
    public abstract Task<Asked> MentionAsync(string text, Spot spot = default);

    /// <summary>Somebody writes to the bot alone.</summary>
    public abstract Task<Asked> DirectAsync(string text, Spot spot = default);

    /// <summary>Somebody asks with a slash command.</summary>
    /// <param name="text">The question.</param>
    /// <param name="isPrivate">Whether only they want to see the answer.</param>
    /// <param name="language">The language that they ask for; null leaves it open.</param>
    /// <param name="spot">Where, and by whom.</param>
    public abstract Task<Asked> CommandAsync(string text, bool isPrivate = false, Language? language = null, Spot spot = default);

    /// <summary>Somebody uses the slash command for help.</summary>
    /// <param name="language">The language of their client, or of the command's word.</param>
    /// <param name="spot">Where, and by whom.</param>
    public abstract Task<Asked> HelpAsync(Language language, Spot spot = default);

    /// <summary>Somebody uses the slash command for the evidence of the last answer.</summary>
    public abstract Task<Asked> SourcesAsync(Language language, Spot spot = default);

    /// <summary>The same person goes on where the bot answered, without a mention of their own: in the thread, or as a reply.</summary>
    /// <param name="earlier">What they asked before.</param>
    /// <param name="text">What they say now.</param>
    public abstract Task<Asked> FollowUpAsync(Asked earlier, string text);

    /// <summary>Somebody writes something to others, and somebody else has the bot answer it by the message's menu.</summary>
    public abstract Task<Asked> ExplainAsync(string text, Spot spot = default);

    /// <summary>Somebody presses a button of a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="button">Which button.</param>
    public abstract Task<Asked> PressAsync(Seen reply, Button button);

    /// <summary>Waits for the first reply.</summary>
    public static async Task<Seen> ReplyToAsync(Task<Asked> asking) => await (await asking).ReplyAsync();
}

/// <summary>Where something is said, and by whom.</summary>
/// <param name="Room">Which of the channels, from 0.</param>
/// <param name="Person">Which of the people, from 0.</param>
internal readonly record struct Spot(int Room, int Person);

/// <summary>Something that somebody asked.</summary>
internal abstract class Asked
{
    /// <summary>Gets its id on the platform.</summary>
    public abstract string Id { get; }

    /// <summary>Gets how many replies it got.</summary>
    public abstract int Replies { get; }

    /// <summary>Gets the replies, one a line, for people who look for a fault.</summary>
    public abstract string DescribeReplies();

    /// <summary>Gets the words of all replies up to now, in order.</summary>
    public abstract ValueTask<IReadOnlyList<string>> ReplyTextsAsync();

    /// <summary>Gets whether the platform knows that the bot has it: true; or that it has not and does not tell it again: false. Null while neither is known.</summary>
    public abstract bool? IsTaken { get; }

    /// <summary>Gets where it was asked, and by whom.</summary>
    public required Spot Spot { get; init; }

    /// <summary>Waits for the first reply.</summary>
    public Task<Seen> ReplyAsync() => ReplyAsync(TestTimeout.Step);

    /// <summary>Waits for the first reply.</summary>
    /// <param name="limit">How long.</param>
    /// <exception cref="TimeoutException">None came.</exception>
    public abstract Task<Seen> ReplyAsync(TimeSpan limit);
}

/// <summary>A reply as people see it.</summary>
/// <param name="Text">All its words in reading order.</param>
/// <param name="Private">Whether only the asker sees it.</param>
/// <param name="Buttons">Its buttons.</param>
/// <param name="Channel">The channel, in the platform's words.</param>
/// <param name="Id">The message, in the platform's words.</param>
/// <param name="Thread">The thread, where the platform has one.</param>
internal sealed record Seen(string Text, bool Private, IReadOnlyList<Button> Buttons, string Channel, string Id, string? Thread)
{
    /// <summary>Gets the asker.</summary>
    public Spot Spot { get; init; }

    /// <summary>Gets the button that shows the evidence.</summary>
    public Button SourcesButton => Buttons.Single(button => button.Id.Contains(":sources:", StringComparison.Ordinal));
}

/// <summary>A button.</summary>
/// <param name="Id">What the platform hands back when it is pressed.</param>
/// <param name="Label">What stands on it.</param>
internal sealed record Button(string Id, string Label);
