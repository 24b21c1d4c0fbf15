using System.Text.Json;
using StargateBot.Core.Languages;
using StargateBot.Simulator.Slack;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>Slack as its people see it.</summary>
internal sealed class SlackTestPlatform : TestPlatform
{
    /// <summary>The slash command.</summary>
    public const string SlashCommand = "/stargate";

    private const string Shortcut = "explain";

    private readonly SlackSimulator _slack;
    private readonly string[] _people;
    private readonly string[] _rooms;

    /// <summary>Lets people and channels be there.</summary>
    /// <param name="slack">The simulator.</param>
    public SlackTestPlatform(SlackSimulator slack)
    {
        _slack = slack;
        var workspace = slack.Workspace;
        _people = [.. Enumerable.Range(0, People).Select(index => Person(workspace, index)), workspace.Admin.Id];
        _rooms = [.. Enumerable.Range(0, Rooms).Select(index => index == 0 ? workspace.General.Id : workspace.AddChannel($"C0ROOM{index:0000}", $"room-{index}").Id)];
    }

    public override string Name => "slack";

    public override IReadOnlyList<string> Violations => [.. _slack.Log.Violations.Select(violation => violation.ToString())];

    public override Task<Asked> MentionAsync(string text, Spot spot = default) =>
        Message(_slack.People.Mention(_people[spot.Person], _rooms[spot.Room], text), _rooms[spot.Room], spot);

    public override Task<Asked> DirectAsync(string text, Spot spot = default) =>
        Message(_slack.People.DirectMessage(_people[spot.Person], text), _slack.Workspace.DirectMessage(_people[spot.Person]).Id, spot);

    public override Task<Asked> CommandAsync(string text, bool isPrivate = false, Language? language = null, Spot spot = default)
    {
        var options = (isPrivate ? "" : "public ") + (language switch
        {
            Language.Indonesian => "id: ",
            Language.English => "en: ",
            _ => "",
        });
        return Command($"{options}ask {text}", spot);
    }

    // The language of a command's own words is that of the person's client, which Slack does not tell with a command.
    public override Task<Asked> HelpAsync(Language language, Spot spot = default) =>
        Command(language == Language.Indonesian ? "id: bantuan" : "en: help", spot);

    public override Task<Asked> SourcesAsync(Language language, Spot spot = default) =>
        Command(language == Language.Indonesian ? "id: sumber" : "en: sources", spot);

    public override Task<Asked> FollowUpAsync(Asked earlier, string text)
    {
        var asked = (SlackAsked)earlier;
        var user = _people[asked.Spot.Person];
        return asked.Channel[0] == 'D'
            ? DirectAsync(text, asked.Spot)
            : Message(_slack.People.Post(user, asked.Channel, text, asked.Id), asked.Channel, asked.Spot);
    }

    public override Task<Asked> ExplainAsync(string text, Spot spot = default)
    {
        var other = _people[(spot.Person + 1) % People];
        var ts = _slack.People.Post(other, _rooms[spot.Room], text);
        return Interaction(_slack.People.MessageShortcut(_people[spot.Person], _rooms[spot.Room], ts, Shortcut), _rooms[spot.Room], spot);
    }

    public override Task<Asked> PressAsync(Seen reply, Button button) =>
        Interaction(_slack.People.Press(_people[reply.Spot.Person], reply.Channel, reply.Id, button.Id), reply.Channel, reply.Spot);

    public override Task<Asked> CommandAsync(string command, IReadOnlyDictionary<string, string> options, Spot spot)
    {
        // A version or a number of days stands alone; settings stand behind their names.
        var isSettings = command == "settings";
        return Command(string.Join(' ', [command, .. options.Select(option => isSettings ? $"{option.Key} {option.Value}" : option.Value)]), spot);
    }

    public override async Task<Asked> SubmitAsync(Asked opener, IReadOnlyDictionary<string, string> values)
    {
        var asked = (SlackAsked)opener;
        var user = _people[asked.Spot.Person];
        await _slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Modal && _slack.ModalOf(user)?.Id == act.Ts, TestContext.Current.CancellationToken)
            .WaitAsync(TestTimeout.Step);
        return await Interaction(_slack.People.SubmitModal(user, values), asked.Channel, asked.Spot);
    }

    public override async Task<Seen> SeenAgainAsync(Seen message, Func<string, bool> fits) => See(
        await FindAsync(act => act.Channel == message.Channel && act.Ts == message.Id && fits(act.VisibleText)), message.Channel, message.Spot);

    public override async Task<Seen> DirectMessageAsync(int person, Func<string, bool> fits)
    {
        var channel = _slack.Workspace.DirectMessage(_people[person]).Id;
        return See(await FindAsync(act => act.Channel == channel && fits(act.VisibleText)), channel, new Spot(0, person));
    }

    /// <summary>Gets the user id of one of the people.</summary>
    public string PersonId(int person) => _people[person];

    /// <summary>Gets the id of one of the channels.</summary>
    public string RoomId(int room) => _rooms[room];

    /// <summary>Gets whether a command or a press was acknowledged; true for a message, which Slack delivers again.</summary>
    public static async Task<bool> IsTakenAsync(Asked asked) => ((SlackAsked)asked).Outcome is not { } outcome || (await outcome).Acknowledged;

    /// <summary>Uses the slash command with any text.</summary>
    public Task<Asked> Command(string text, Spot spot = default) =>
        Interaction(_slack.People.Command(_people[spot.Person], _rooms[spot.Room], SlashCommand, text), _rooms[spot.Room], spot);

    private static string Person(SlackWorkspace workspace, int index)
    {
        if (index < 2)
        {
            return (index == 0 ? workspace.Budi : workspace.Jane).Id;
        }

        var id = $"U0PERSON{index:00}";
        workspace.AddPerson(new SlackPerson
        {
            Id = id,
            Name = $"person{index}",
            RealName = $"Person {index}",
            TeamId = workspace.TeamId,
            Locale = index % 2 == 0 ? "id-ID" : "en-US",
        });
        return id;
    }

    private async Task<SlackAct> FindAsync(Func<SlackAct, bool> fits)
    {
        try
        {
            return await _slack.Log.WaitForAsync(fits, TestContext.Current.CancellationToken).WaitAsync(TestTimeout.Step);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Nothing fitted: {string.Join("\n---\n", _slack.Log.Acts.TakeLast(20).Select(act => $"{act.Kind} {act.VisibleText}"))}");
        }
    }

    private static Seen See(SlackAct act, string channel, Spot spot) =>
        new(act.VisibleText, act.VisibleTo is not null, SlackAsked.ButtonsOf(act.Blocks), act.Channel ?? channel, act.Ts ?? "", act.ThreadTs) { Spot = spot };

    private Task<Asked> Message(string ts, string channel, Spot spot) => Task.FromResult<Asked>(new SlackAsked(this, _slack, ts, channel) { Spot = spot });

    private Task<Asked> Interaction(SlackInteraction interaction, string channel, Spot spot) =>
        Task.FromResult<Asked>(new SlackAsked(this, _slack, interaction.Id, channel) { Spot = spot, Outcome = interaction.Outcome });

    private sealed class SlackAsked(SlackTestPlatform platform, SlackSimulator slack, string id, string channel) : Asked
    {
        private readonly long _before = slack.Log.Count;
        private bool? _isTaken;

        /// <summary>Gets how a command or press was taken; null for a message.</summary>
        public Task<SlackInteractionOutcome>? Outcome
        {
            get;
            init
            {
                field = value;
                _ = value is null ? Task.CompletedTask : WatchAsync(value);
            }
        }

        public override string Id => id;

        public string Channel => channel;

        public override int Replies => slack.RepliesTo(id).Count;

        public override string DescribeReplies() => string.Join('\n', slack.RepliesTo(id).Select(reply =>
            $"  {reply.At:HH:mm:ss.fff} {reply.Kind} {reply.Ts} in {reply.ThreadTs} {reply.Metadata?.GetRawText()} {reply.VisibleText}"));

        public override ValueTask<IReadOnlyList<string>> ReplyTextsAsync() => new([.. slack.RepliesTo(id).Select(reply => reply.VisibleText)]);

        // Slack delivers messages again.
        public override bool? IsTaken => _isTaken;

        public override async Task<Seen> ReplyAsync(TimeSpan limit)
        {
            var act = await slack.WaitForReplyAsync(id, TestContext.Current.CancellationToken).WaitAsync(limit);
            return See(act, channel, Spot);
        }

        private async Task WatchAsync(Task<SlackInteractionOutcome> outcome) => _isTaken = (await outcome).Acknowledged;

        public override async Task<Seen> ReplyAsync(Func<string, bool> fits) =>
            See(await platform.FindAsync(act => act.Number > _before && act.Channel == channel && fits(act.VisibleText)), channel, Spot);

        public static List<Button> ButtonsOf(JsonElement? blocks) => blocks is not { ValueKind: JsonValueKind.Array } array
            ? []
            : [.. array.EnumerateArray()
                .Where(block => block.GetProperty("type").GetString() == "actions")
                .SelectMany(block => block.GetProperty("elements").EnumerateArray())
                .Select(button => new Button(button.GetProperty("value").GetString()!, button.GetProperty("text").GetProperty("text").GetString()!))];
    }
}
