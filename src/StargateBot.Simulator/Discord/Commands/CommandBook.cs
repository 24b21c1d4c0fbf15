using System.Text.Json;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Commands;

/// <summary>The registered commands of each scope: all servers, or one. New names count against a daily limit.</summary>
internal sealed class CommandBook(DiscordWorld world, DiscordSettings settings, TimeProvider time)
{
    private const string Global = "";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<StoredCommand>> _scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Start, int Count)> _creates = new(StringComparer.Ordinal);

    /// <summary>Gets the commands of a scope; null for the global one.</summary>
    public IReadOnlyList<StoredCommand> Of(string? guildId)
    {
        lock (_lock)
        {
            return [.. Scope(guildId)];
        }
    }

    public StoredCommand? Find(string? guildId, string id) => Of(guildId).FirstOrDefault(command => command.Id == id);

    /// <summary>Finds a command as people of a place see it: the server's own first.</summary>
    public StoredCommand? FindByName(string? guildId, string name, int type) =>
        (guildId is null ? [] : Of(guildId)).Concat(Of(null)).FirstOrDefault(command => command.Type == type && command.Name == name);

    /// <summary>Replaces all commands of a scope.</summary>
    /// <returns>The commands then; null when too many were created today.</returns>
    public IReadOnlyList<StoredCommand>? Overwrite(string? guildId, IReadOnlyList<JsonElement> definitions)
    {
        lock (_lock)
        {
            var old = Scope(guildId);
            var created = definitions.Count(definition => Existing(old, definition) is null);
            if (!TryCountCreates(guildId, created))
            {
                return null;
            }

            List<StoredCommand> commands = [.. definitions.Select(definition => Store(guildId, Existing(old, definition), definition))];
            _scopes[guildId ?? Global] = commands;
            return [.. commands];
        }
    }

    /// <summary>Creates a command or replaces the one with the same name and type.</summary>
    /// <returns>The command, null when too many were created today; and whether it is new.</returns>
    public (StoredCommand? Command, bool IsNew) Put(string? guildId, JsonElement definition)
    {
        lock (_lock)
        {
            var commands = Scope(guildId);
            var existing = Existing(commands, definition);
            if (existing is null && !TryCountCreates(guildId, 1))
            {
                return (null, true);
            }

            var stored = Store(guildId, existing, definition);
            commands.RemoveAll(command => command.Id == stored.Id);
            commands.Add(stored);
            return (stored, existing is null);
        }
    }

    /// <summary>Replaces the definition of one command.</summary>
    public StoredCommand? Change(string? guildId, string id, JsonElement definition)
    {
        lock (_lock)
        {
            var commands = Scope(guildId);
            var index = commands.FindIndex(command => command.Id == id);
            return index < 0 ? null : commands[index] = Store(guildId, commands[index], definition);
        }
    }

    public bool Remove(string? guildId, string id)
    {
        lock (_lock)
        {
            return Scope(guildId).RemoveAll(command => command.Id == id) > 0;
        }
    }

    public static int TypeOf(JsonElement definition) => (int)(definition.Number("type") ?? CommandValidator.ChatInput);

    private static StoredCommand? Existing(List<StoredCommand> commands, JsonElement definition) => commands.Find(
        command => command.Name == definition.Text("name") && command.Type == TypeOf(definition));

    private StoredCommand Store(string? guildId, StoredCommand? existing, JsonElement definition) => new(
        existing?.Id ?? world.NewId(), world.NewId(), guildId, TypeOf(definition), definition.Text("name")!, definition.Clone());

    private List<StoredCommand> Scope(string? guildId)
    {
        if (!_scopes.TryGetValue(guildId ?? Global, out var commands))
        {
            _scopes[guildId ?? Global] = commands = [];
        }

        return commands;
    }

    private bool TryCountCreates(string? guildId, int count)
    {
        var now = time.GetTimestamp();
        var key = guildId ?? Global;
        var (start, counted) = _creates.GetValueOrDefault(key, (now, 0));
        if (time.GetElapsedTime(start, now) >= Day)
        {
            (start, counted) = (now, 0);
        }

        if (counted + count > settings.CommandCreatesPerDay)
        {
            return false;
        }

        _creates[key] = (start, counted + count);
        return true;
    }
}
