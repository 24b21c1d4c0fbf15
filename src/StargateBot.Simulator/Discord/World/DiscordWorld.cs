using System.Collections.Concurrent;

namespace StargateBot.Simulator.Discord.World;

/// <summary>One server, its channels and people, the bot, and what was written.</summary>
public sealed class DiscordWorld
{
    // MANAGE_GUILD, ADMINISTRATOR and a bit above 2^53 (topics/permissions).
    private const string AdminPermissions = "2251799813685288";

    private readonly Snowflakes _ids;
    private readonly ConcurrentDictionary<string, DiscordPerson> _people = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DiscordChannel> _channels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DiscordChannel> _directByPerson = new(StringComparer.Ordinal);

    internal DiscordWorld(TimeProvider time)
    {
        _ids = new Snowflakes(time);
        ApplicationId = NewId();
        Bot = Add(new DiscordPerson(ApplicationId, "stargatebot", null, "en-US", IsBot: true));
        GuildId = NewId();
        General = AddChannel("general");
        Bantuan = AddChannel("bantuan");
        EditorRoleId = NewId();
        Sari = Add(new DiscordPerson(NewId(), "sari", "Sari Wulandari", "id") { Permissions = AdminPermissions });
        Budi = AddPerson("budi", "Budi Santoso", "id");
        Alice = AddPerson("alice", "Alice Miller", "en-US");
        James = Add(new DiscordPerson(NewId(), "james", "James Clark", "en-GB") { Roles = [EditorRoleId], Nick = "Jim" });
        OtherBot = Add(new DiscordPerson(NewId(), "otherbot", null, "en-US", IsBot: true));
    }

    /// <summary>Gets the id of the bot's application, which is also the bot's user id.</summary>
    public string ApplicationId { get; }

    /// <summary>Gets the bot that is under test.</summary>
    public DiscordPerson Bot { get; }

    /// <summary>Gets another bot of the server.</summary>
    public DiscordPerson OtherBot { get; }

    /// <summary>Gets the id of the server.</summary>
    public string GuildId { get; }

    /// <summary>Gets the id of a role that gives no permission.</summary>
    public string EditorRoleId { get; }

    /// <summary>Gets the name of the server.</summary>
    public string GuildName { get; } = "Stargate Nusantara";

    /// <summary>Gets the language of the server.</summary>
    public string GuildLocale { get; } = "id";

    /// <summary>Gets a channel.</summary>
    public DiscordChannel General { get; }

    /// <summary>Gets a channel; its name is Indonesian for help.</summary>
    public DiscordChannel Bantuan { get; }

    /// <summary>Gets the server's owner, who may manage it; her client is Indonesian.</summary>
    public DiscordPerson Sari { get; }

    /// <summary>Gets a person whose client is Indonesian.</summary>
    public DiscordPerson Budi { get; }

    /// <summary>Gets a person whose client is English.</summary>
    public DiscordPerson Alice { get; }

    /// <summary>Gets a person whose client is English, with another name in the server and with <see cref="EditorRoleId"/>.</summary>
    public DiscordPerson James { get; }

    /// <summary>Gets all users, bots included.</summary>
    public IReadOnlyCollection<DiscordPerson> People => [.. _people.Values.OrderBy(person => person.Id, StringComparer.Ordinal)];

    /// <summary>Gets all channels: the server's, threads, and direct ones that were opened.</summary>
    public IReadOnlyCollection<DiscordChannel> Channels => [.. _channels.Values.OrderBy(channel => channel.Id, StringComparer.Ordinal)];

    internal MessageStore Messages { get; } = new();

    /// <summary>Adds a person to the server.</summary>
    /// <param name="username">The unique name.</param>
    /// <param name="globalName">The name that is shown.</param>
    /// <param name="locale">The language of the person's client.</param>
    /// <returns>The person.</returns>
    public DiscordPerson AddPerson(string username, string globalName, string locale) =>
        Add(new DiscordPerson(NewId(), username, globalName, locale));

    /// <summary>Adds a text channel to the server.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The channel.</returns>
    public DiscordChannel AddChannel(string name) => Put(new DiscordChannel(NewId(), DiscordChannel.Text, name) { GuildId = GuildId });

    /// <summary>Adds a group channel that the bot is not in, where people use it as an installed app.</summary>
    /// <returns>The channel.</returns>
    public DiscordChannel AddGroup() => Put(new DiscordChannel(NewId(), 3, "") { BotMaySee = false, BotMaySend = false });

    /// <summary>Replaces a channel by one with the same id and other permissions.</summary>
    /// <param name="channel">The channel as it is from now on.</param>
    /// <returns>The channel.</returns>
    public DiscordChannel Put(DiscordChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return _channels[channel.Id] = channel;
    }

    /// <summary>Replaces a person by one with the same id.</summary>
    /// <param name="person">The person as they are from now on.</param>
    /// <returns>The person.</returns>
    public DiscordPerson Add(DiscordPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return _people[person.Id] = person;
    }

    /// <summary>Finds a user.</summary>
    /// <param name="id">The user's id.</param>
    /// <returns>The user, or null.</returns>
    public DiscordPerson? FindPerson(string id) => _people.GetValueOrDefault(id);

    /// <summary>Finds a channel.</summary>
    /// <param name="id">The channel's id.</param>
    /// <returns>The channel, or null.</returns>
    public DiscordChannel? FindChannel(string id) => _channels.GetValueOrDefault(id);

    /// <summary>Finds a message.</summary>
    /// <param name="id">The message's id.</param>
    /// <returns>The message as it stands, or null.</returns>
    public SimulatedMessage? FindMessage(string id) => Messages.Find(id);

    /// <summary>Gets the messages of a channel.</summary>
    /// <param name="channelId">The channel.</param>
    /// <returns>The messages as they stand, oldest first, ephemeral ones included.</returns>
    public IReadOnlyList<SimulatedMessage> MessagesOf(string channelId) => Messages.Of(channelId);

    /// <summary>Gets the direct message channel of the bot and a person; it is opened when there is none.</summary>
    /// <param name="personId">The person.</param>
    /// <returns>The channel.</returns>
    public DiscordChannel DirectChannel(string personId) => _directByPerson.GetOrAdd(
        personId, id => Put(new DiscordChannel(NewId(), DiscordChannel.Direct, "") { RecipientId = id }));

    internal string NewId() => _ids.Next();

    internal DiscordPerson Person(string id) =>
        FindPerson(id) ?? throw new ArgumentException($"There is no user {id}.", nameof(id));

    internal DiscordChannel Channel(string id) =>
        FindChannel(id) ?? throw new ArgumentException($"There is no channel {id}.", nameof(id));
}
