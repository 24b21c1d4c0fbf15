using System.Text.Json;
using StargateBot.Core.Languages;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.World;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>Discord as its people see it.</summary>
internal sealed class DiscordTestPlatform : TestPlatform
{
    private const string MessageCommand = "Ask StargateBot";
    private const int ActionRow = 1;

    private readonly DiscordSimulator _discord;
    private readonly DiscordPerson[] _people;
    private readonly string[] _rooms;

    /// <summary>Lets people and channels be there.</summary>
    /// <param name="discord">The simulator.</param>
    public DiscordTestPlatform(DiscordSimulator discord)
    {
        _discord = discord;
        var world = discord.World;
        _people =
        [
            world.Budi, world.Alice,
            .. Enumerable.Range(2, People - 2).Select(index => world.AddPerson($"person{index}", $"Person {index}", index % 2 == 0 ? "id" : "en-US")),
            world.Sari,
        ];
        _rooms = [world.General.Id, .. Enumerable.Range(1, Rooms - 1).Select(index => world.AddChannel($"room-{index}").Id)];
    }

    public override string Name => "discord";

    public override IReadOnlyList<string> Violations => [.. _discord.Violations.Select(violation => violation.ToString())];

    public override async Task<Asked> MentionAsync(string text, Spot spot = default) =>
        Asked(await _discord.People.MentionBotAsync(_rooms[spot.Room], _people[spot.Person].Id, text), _rooms[spot.Room], spot);

    public override async Task<Asked> DirectAsync(string text, Spot spot = default) =>
        Asked(await _discord.People.SendDirectMessageAsync(_people[spot.Person].Id, text), _discord.World.DirectChannel(_people[spot.Person].Id).Id, spot);

    public override Task<Asked> CommandAsync(string text, bool isPrivate = false, Language? language = null, Spot spot = default)
    {
        var options = new Dictionary<string, string> { ["question"] = text };
        if (isPrivate)
        {
            options["private"] = "true";
        }

        if (language is { } asked)
        {
            options["language"] = asked.ToCode();
        }

        return CommandAsync("ask", options, spot);
    }

    public override Task<Asked> HelpAsync(Language language, Spot spot = default) => CommandAsync("help", [], SpeakerOf(language, spot));

    public override Task<Asked> SourcesAsync(Language language, Spot spot = default) => CommandAsync("sources", [], SpeakerOf(language, spot));

    public override async Task<Asked> FollowUpAsync(Asked earlier, string text)
    {
        var asked = (DiscordAsked)earlier;
        var reply = await asked.ReplyAsync();
        return Asked(
            await _discord.People.PostMessageAsync(asked.Channel, _people[asked.Spot.Person].Id, text, replyTo: reply.Id), asked.Channel, asked.Spot);
    }

    public override async Task<Asked> ExplainAsync(string text, Spot spot = default)
    {
        var other = _people[(spot.Person + 1) % People];
        var message = await _discord.People.PostMessageAsync(_rooms[spot.Room], other.Id, text);
        return Asked(await _discord.People.UseMessageCommandAsync(message, _people[spot.Person].Id, MessageCommand), _rooms[spot.Room], spot);
    }

    public override async Task<Asked> PressAsync(Seen reply, Button button) =>
        Asked(await _discord.People.PressButtonAsync(reply.Id, _people[reply.Spot.Person].Id, button.Id), reply.Channel, reply.Spot);

    public override Task<Asked> CommandAsync(string command, IReadOnlyDictionary<string, string> options, Spot spot) =>
        CommandAsync(command, new Dictionary<string, string>(options), spot);

    public override async Task<Asked> SubmitAsync(Asked opener, IReadOnlyDictionary<string, string> values)
    {
        var asked = (DiscordAsked)opener;
        await _discord.People.WaitForModalAsync(asked.Id, TestContext.Current.CancellationToken).WaitAsync(TestTimeout.Step);
        return Asked(await _discord.People.SubmitModalAsync(asked.Id, values), asked.Channel, asked.Spot);
    }

    public override Task<Seen> SeenAgainAsync(Seen message, Func<string, bool> fits) =>
        FindAsync(() => _discord.World.MessagesOf(message.Channel).Where(stored => stored.Id == message.Id), fits, message.Spot);

    public override Task<Seen> DirectMessageAsync(int person, Func<string, bool> fits)
    {
        var channel = _discord.World.DirectChannel(_people[person].Id).Id;
        return FindAsync(
            () => _discord.World.MessagesOf(channel).Where(stored => stored.Author.Id == _discord.World.Bot.Id), fits, new Spot(0, person));
    }

    /// <summary>Gets the user id of one of the people.</summary>
    public string PersonId(int person) => _people[person].Id;

    /// <summary>Gets the id of one of the channels.</summary>
    public string RoomId(int room) => _rooms[room];

    /// <summary>Gets what became of a question.</summary>
    public static AskedQuestion QuestionOf(Asked asked) => ((DiscordAsked)asked).Question;

    // The bot's own words are in the language of the person's client.
    private static Spot SpeakerOf(Language language, Spot spot) =>
        spot.Person % 2 == (language == Language.Indonesian ? 0 : 1) ? spot : spot with { Person = spot.Person ^ 1 };

    private async Task<Asked> CommandAsync(string command, Dictionary<string, string> options, Spot spot) =>
        Asked(await _discord.People.UseCommandAsync(_rooms[spot.Room], _people[spot.Person].Id, command, options), _rooms[spot.Room], spot);

    private async Task<Seen> FindAsync(Func<IEnumerable<SimulatedMessage>> messages, Func<string, bool> fits, Spot spot)
    {
        SimulatedMessage? found = null;
        try
        {
            await _discord.WaitUntilAsync(
                () => (found = messages().FirstOrDefault(stored => fits(stored.AllText))) is not null, TestContext.Current.CancellationToken).WaitAsync(TestTimeout.Step);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Nothing fitted: {string.Join("\n---\n", messages().Select(stored => stored.AllText))}");
        }

        return DiscordAsked.See(found!, found!.ChannelId, spot);
    }

    private DiscordAsked Asked(string id, string channel, Spot spot) =>
        new(this, _discord, _discord.FindQuestion(id) ?? throw new InvalidOperationException($"The simulator does not know {id}."), channel) { Spot = spot };

    private sealed class DiscordAsked(DiscordTestPlatform platform, DiscordSimulator discord, AskedQuestion question, string channel) : Asked
    {
        public AskedQuestion Question => question;

        public override string Id => question.Id;

        public string Channel => channel;

        public override int Replies => question.Replies;

        public override string DescribeReplies() => string.Join('\n', discord.Actions
            .Where(action => action.InteractionId == question.Id || action.Body.ToString().Contains(question.Id, StringComparison.Ordinal))
            .Select(action => $"  {action.At:HH:mm:ss.fff} {action.Kind} {action.MessageId} {action.Body}"));

        public override async ValueTask<IReadOnlyList<string>> ReplyTextsAsync() => Replies switch
        {
            0 => [],
            1 => [(await question.Reply).AllText],
            _ => [.. discord.Actions.Where(IsReply).Select(action => action.MessageId!).Distinct(StringComparer.Ordinal).Select(id => discord.World.FindMessage(id)?.AllText ?? "")],
        };

        // The gateway tells messages again until the session that they belong to is over.
        public override bool? IsTaken => question.IsInteraction ? question.Acknowledged is not null : null;

        private bool IsReply(BotAction action) => action.Kind switch
        {
            BotActionKind.MessagePosted => action.Body.TryGetProperty("message_reference", out var reference) && reference.GetProperty("message_id").GetString() == question.Id,
            BotActionKind.FollowUp or BotActionKind.OriginalEdited => action.InteractionId == question.Id,
            _ => false,
        };

        public override async Task<Seen> ReplyAsync(TimeSpan limit)
        {
            var message = await discord.WaitForReplyAsync(question.Id, TestContext.Current.CancellationToken).WaitAsync(limit);
            return See(message, channel, Spot);
        }

        public override async Task<Seen> ReplyAsync(Func<string, bool> fits)
        {
            var first = await ReplyAsync(TestTimeout.Step);
            return await platform.SeenAgainAsync(first, fits);
        }

        public static Seen See(SimulatedMessage message, string channel, Spot spot) =>
            new(message.AllText, message.IsEphemeral, ButtonsOf(message.Components), channel, message.Id, null) { Spot = spot };

        private static List<Button> ButtonsOf(JsonElement components) => components.ValueKind != JsonValueKind.Array
            ? []
            : [.. components.EnumerateArray()
                .Where(row => row.GetProperty("type").GetInt32() == ActionRow)
                .SelectMany(row => row.GetProperty("components").EnumerateArray())
                .Select(button => new Button(button.GetProperty("custom_id").GetString()!, button.GetProperty("label").GetString()!))];
    }
}
