using StargateBot.Core.Languages;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>One platform as its people see it, so that a story can be told once for both.</summary>
internal abstract class TestPlatform
{
    /// <summary>How many people there are; the clients of those with even numbers speak Indonesian, the others English.</summary>
    public const int People = 12;

    /// <summary>The one among the people who manages the server or workspace; the client speaks Indonesian.</summary>
    public const int Admin = People;

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

    /// <summary>Somebody uses one of the bot's other commands.</summary>
    /// <param name="command">Its name, such as <c>reload</c>.</param>
    /// <param name="options">Its options by name, in order.</param>
    /// <param name="spot">Where, and by whom.</param>
    public abstract Task<Asked> CommandAsync(string command, IReadOnlyDictionary<string, string> options, Spot spot);

    /// <summary>Fills in the form that a command or a press opened, and sends it.</summary>
    /// <param name="opener">What opened it.</param>
    /// <param name="values">The texts by the names of the fields.</param>
    public abstract Task<Asked> SubmitAsync(Asked opener, IReadOnlyDictionary<string, string> values);

    /// <summary>Waits until a message of the bot, as it stands, fits.</summary>
    /// <param name="message">The message as it was seen.</param>
    /// <param name="fits">What its words have to be like.</param>
    /// <returns>The message as it stands then.</returns>
    /// <exception cref="TimeoutException">It never fitted; the message says what stood there last.</exception>
    public abstract Task<Seen> SeenAgainAsync(Seen message, Func<string, bool> fits);

    /// <summary>Waits for a message that the bot sends to somebody alone.</summary>
    /// <param name="person">Which of the people.</param>
    /// <param name="fits">What its words have to be like.</param>
    public abstract Task<Seen> DirectMessageAsync(int person, Func<string, bool> fits);

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

    /// <summary>Waits for a reply that fits: the first one may only tell how far the work is.</summary>
    /// <param name="fits">What its words have to be like.</param>
    /// <exception cref="TimeoutException">None came.</exception>
    public abstract Task<Seen> ReplyAsync(Func<string, bool> fits);
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
    public Button SourcesButton => ButtonOf("sources");

    /// <summary>Gets the button that asks for something.</summary>
    /// <param name="request">The name of the request in what the platform hands back.</param>
    public Button ButtonOf(string request) => Buttons.First(button => button.Id.Contains($":{request}:", StringComparison.Ordinal));
}

/// <summary>A button.</summary>
/// <param name="Id">What the platform hands back when it is pressed.</param>
/// <param name="Label">What stands on it.</param>
internal sealed record Button(string Id, string Label);
