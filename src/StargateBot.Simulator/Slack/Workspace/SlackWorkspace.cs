using System.Collections.Concurrent;

namespace StargateBot.Simulator.Slack;

/// <summary>The team, its people and its conversations.</summary>
public sealed class SlackWorkspace
{
    private readonly ConcurrentDictionary<string, SlackPerson> _people = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SlackChannel> _channels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SlackPerson> _peopleByName = new(StringComparer.OrdinalIgnoreCase);

    internal SlackWorkspace()
    {
        Bot = new SlackPerson { Id = "U0STARGATE", Name = "stargatebot", RealName = "StargateBot", TeamId = TeamId, BotId = "B0STARGATE", AppId = "A0STARGATE", Locale = "en-US" };
        OtherBot = new SlackPerson { Id = "U0ECHOBOT1", Name = "echobot", RealName = "Echo Bot", TeamId = TeamId, BotId = "B0ECHOBOT1", AppId = "A0ECHOBOT1", Locale = "en-US" };
        Budi = new SlackPerson { Id = "U0BUDI0001", Name = "budi", RealName = "Budi Santoso", TeamId = TeamId };
        Jane = new SlackPerson
        {
            Id = "U0JANE0001",
            Name = "jane",
            RealName = "Jane Miller",
            TeamId = TeamId,
            TimeZone = "America/New_York",
            UtcOffset = TimeSpan.FromHours(-5),
            Locale = "en-US",
        };
        Guest = new SlackPerson { Id = "U0GUEST001", Name = "kenji", RealName = "Kenji Mori", TeamId = "T0PARTNER1", TimeZone = "Asia/Tokyo", UtcOffset = TimeSpan.FromHours(9), Locale = "en-US" };
        Admin = new SlackPerson { Id = "U0SARI0001", Name = "sari", RealName = "Sari Wijaya", TeamId = TeamId, IsAdmin = true, IsOwner = true, IsPrimaryOwner = true };
        foreach (var person in new[] { Bot, OtherBot, Budi, Jane, Admin, Guest })
        {
            AddPerson(person);
        }

        var members = new[] { Bot.Id, OtherBot.Id, Budi.Id, Jane.Id, Admin.Id };
        General = Add(new SlackChannel("C0UMUM0001", "umum", SlackChannelKind.Public, members));
        Private = Add(new SlackChannel("C0PROYEK01", "proyek", SlackChannelKind.Private, members));
        Shared = Add(new SlackChannel("C0MITRA001", "mitra", SlackChannelKind.Public, [.. members, Guest.Id]) { IsShared = true });
        WithoutBot = Add(new SlackChannel("C0TANPABOT", "tanpa-bot", SlackChannelKind.Public, [Budi.Id, Jane.Id, Admin.Id]));
    }

    /// <summary>Gets the team id.</summary>
    public string TeamId { get; } = "T0SIMULASI";

    /// <summary>Gets the team's name.</summary>
    public string TeamName { get; } = "Simulasi";

    /// <summary>Gets the team's part of addresses.</summary>
    public string TeamDomain { get; } = "simulasi";

    /// <summary>Gets the app under test.</summary>
    public SlackPerson Bot { get; }

    /// <summary>Gets another app's bot, a member of the channels.</summary>
    public SlackPerson OtherBot { get; }

    /// <summary>Gets a person whose client speaks Indonesian.</summary>
    public SlackPerson Budi { get; }

    /// <summary>Gets a person whose client speaks English.</summary>
    public SlackPerson Jane { get; }

    /// <summary>Gets a person who owns the workspace.</summary>
    public SlackPerson Admin { get; }

    /// <summary>Gets a person of another workspace, a member of <see cref="Shared"/>.</summary>
    public SlackPerson Guest { get; }

    /// <summary>Gets a public channel that the bot is in.</summary>
    public SlackChannel General { get; }

    /// <summary>Gets a private channel that the bot is in.</summary>
    public SlackChannel Private { get; }

    /// <summary>Gets a channel shared with another workspace.</summary>
    public SlackChannel Shared { get; }

    /// <summary>Gets a public channel that the bot is not in.</summary>
    public SlackChannel WithoutBot { get; }

    /// <summary>Gets the people and bots, by id.</summary>
    public IEnumerable<SlackPerson> People => _people.Values.OrderBy(person => person.Id, StringComparer.Ordinal);

    /// <summary>Gets the conversations, by id.</summary>
    public IEnumerable<SlackChannel> Channels => _channels.Values.OrderBy(channel => channel.Id, StringComparer.Ordinal);

    /// <summary>Adds a person to the workspace, or changes one with the same id.</summary>
    public void AddPerson(SlackPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        _people[person.Id] = person;
        _peopleByName[person.Name] = person;
    }

    /// <summary>Adds a channel with the bot and all people of the team as members.</summary>
    public SlackChannel AddChannel(string id, string name, SlackChannelKind kind = SlackChannelKind.Public) =>
        Add(new SlackChannel(id, name, kind, _people.Values.Where(person => person.TeamId == TeamId).Select(person => person.Id)));

    /// <summary>Finds a person.</summary>
    public SlackPerson? FindPerson(string? id) => id is null ? null : _people.GetValueOrDefault(id);

    /// <summary>Finds a conversation.</summary>
    public SlackChannel? FindChannel(string? id) => id is null ? null : _channels.GetValueOrDefault(id);

    /// <summary>Gets the direct message of a person with the bot.</summary>
    /// <exception cref="ArgumentException">There is no such person.</exception>
    public SlackChannel DirectMessage(string user)
    {
        var person = Person(user);
        return _channels.GetOrAdd("D" + user[1..], (id, them) => new SlackChannel(id, "dm-" + them.Name, SlackChannelKind.DirectMessage, [them.Id, Bot.Id]) { DirectMessageUser = them.Id }, person);
    }

    internal SlackPerson? FindPersonByName(string name) => _peopleByName.GetValueOrDefault(name);

    internal SlackPerson Person(string id) => FindPerson(id) ?? throw new ArgumentException($"There is no Slack user {id}.", nameof(id));

    internal SlackChannel Channel(string id) => FindChannel(id) ?? throw new ArgumentException($"There is no Slack channel {id}.", nameof(id));

    private SlackChannel Add(SlackChannel channel)
    {
        if (!_channels.TryAdd(channel.Id, channel))
        {
            throw new ArgumentException($"There is a Slack channel {channel.Id} already.", nameof(channel));
        }

        return channel;
    }
}
