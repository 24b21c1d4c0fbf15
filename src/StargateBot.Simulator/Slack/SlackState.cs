using StargateBot.Simulator.Faults;
using StargateBot.Simulator.Observation;

namespace StargateBot.Simulator.Slack;

/// <summary>What the parts of the Slack side share.</summary>
internal sealed class SlackState
{
    public SlackState(TimeProvider time)
    {
        Clock = new SlackClock(time);
        HttpFaults = new HttpFaults(time);
        ApiFaults = new SlackApiFaults(Clock);
        Log = new SlackLog(Clock);
    }

    public SlackClock Clock { get; }

    public SlackWorkspace Workspace { get; } = new();

    public SlackSettings Settings { get; } = new();

    public SlackLog Log { get; }

    public ReplyBook Book { get; } = new();

    public Pulse Changes { get; } = new();

    public HttpFaults HttpFaults { get; }

    public SlackApiFaults ApiFaults { get; }

    public string BotToken { get; } = "xoxb-" + SlackClock.Secret();

    public string AppToken { get; } = "xapp-1-" + SlackClock.Secret();

    public bool BotTokenRevoked { get; set; }

    public bool AppTokenRevoked { get; set; }

    /// <summary>Notes what the bot did, and matches it with a question.</summary>
    public SlackAct Did(SlackAct act)
    {
        var noted = Log.Add(act);
        Book.Answer(noted);
        Changes.Beat();
        return noted;
    }
}
