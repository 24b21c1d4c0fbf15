using System.Text.Json;
using StargateBot.Simulator.Discord.Commands;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.People;

/// <summary>A slash command with options that fit its registration, as the platform's client makes sure before it sends anything.</summary>
internal sealed class FittedCommand
{
    private readonly StoredCommand _command;
    private readonly IReadOnlyList<JsonElement> _path;
    private readonly IReadOnlyList<(JsonElement Option, string Typed)> _options;
    private readonly string? _focused;

    private FittedCommand(
        StoredCommand command, IReadOnlyList<JsonElement> path, IReadOnlyList<(JsonElement Option, string Typed)> options, string? focused)
    {
        _command = command;
        _path = path;
        _options = options;
        _focused = focused;
    }

    /// <summary>Finds a command by its default name or that of a language.</summary>
    public static StoredCommand? Find(CommandBook book, string? guildId, string name, int type, string locale) =>
        book.FindByName(guildId, name, type)
        ?? (guildId is null ? [] : book.Of(guildId)).Concat(book.Of(null)).FirstOrDefault(
            command => command.Type == type && IsNamed(command.Definition, name, locale));

    /// <summary>Fits a use to the registration.</summary>
    /// <param name="book">The registered commands.</param>
    /// <param name="channel">Where it is used.</param>
    /// <param name="person">Who uses it; names of the person's language count.</param>
    /// <param name="name">The command, subcommands after spaces.</param>
    /// <param name="use">Options, installation and permissions.</param>
    /// <param name="focused">The option that is being completed; required ones may be missing then, and nothing is checked.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public static FittedCommand Fit(
        CommandBook book,
        DiscordChannel channel,
        DiscordPerson person,
        string name,
        CommandUse use,
        string? focused)
    {
        var typed = use.Options;
        var words = name.TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = Find(book, channel.GuildId, words[0], CommandValidator.ChatInput, person.Locale)
            ?? throw new ArgumentException($"There is no command {words[0]}.", nameof(name));
        CommandAccess.Check(command, channel, person, use);
        var path = new List<JsonElement>();
        var parent = command.Definition;
        foreach (var word in words.Skip(1))
        {
            parent = parent.Items("options").FirstOrDefault(option => IsSubcommand(option) && IsNamed(option, word, person.Locale));
            if (parent.ValueKind == JsonValueKind.Undefined)
            {
                throw new ArgumentException($"There is no subcommand {word}.", nameof(name));
            }

            path.Add(parent);
        }

        if (parent.Items("options").Any(IsSubcommand))
        {
            throw new ArgumentException("A subcommand has to be chosen.", nameof(name));
        }

        List<(JsonElement, string)> options = [];
        var left = new Dictionary<string, string>(typed);
        foreach (var option in parent.Items("options"))
        {
            var key = left.Keys.FirstOrDefault(candidate => IsNamed(option, candidate, person.Locale));
            if (key is not null)
            {
                options.Add((option, left[key]));
                left.Remove(key);
                focused = focused == key ? option.Text("name") : focused;
            }
            else if (option.IsTrue("required") && focused is null)
            {
                throw new ArgumentException($"The option {option.Text("name")} is required.", nameof(use));
            }
        }

        if (left.Count > 0)
        {
            throw new ArgumentException($"There is no option {left.Keys.First()}.", nameof(use));
        }

        if (focused is null)
        {
            options.ForEach(item => CommandOptionValue.Check(item.Item1, item.Item2));
        }
        else if (!options.Any(item => item.Item1.Text("name") == focused && item.Item1.IsTrue("autocomplete")))
        {
            throw new ArgumentException($"The option {focused} does not complete itself.", nameof(focused));
        }

        return new FittedCommand(command, path, options, focused);
    }

    /// <summary>Writes the interaction's data: default names whatever was typed, the options inside their subcommands.</summary>
    public void WriteData(Utf8JsonWriter writer)
    {
        writer.WriteString("id", _command.Id);
        writer.WriteString("name", _command.Name);
        writer.WriteNumber("type", _command.Type);
        if (_command.GuildId is { } guildId)
        {
            writer.WriteString("guild_id", guildId);
        }

        foreach (var subcommand in _path)
        {
            writer.WriteStartArray("options");
            writer.WriteStartObject();
            writer.WriteString("name", subcommand.Text("name"));
            writer.WriteNumber("type", subcommand.Number("type")!.Value);
        }

        if (_options.Count > 0)
        {
            writer.WriteStartArray("options");
            foreach (var (option, typed) in _options)
            {
                writer.WriteStartObject();
                writer.WriteString("name", option.Text("name"));
                writer.WriteNumber("type", option.Number("type")!.Value);
                CommandOptionValue.Write(writer, option, typed);
                if (option.Text("name") == _focused)
                {
                    writer.WriteBoolean("focused", true);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        foreach (var _ in _path)
        {
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
    }

    private static bool IsSubcommand(JsonElement option) =>
        option.Number("type") is CommandOptionValidator.SubCommand or CommandOptionValidator.SubCommandGroup;

    private static bool IsNamed(JsonElement element, string name, string locale) =>
        element.Text("name") == name
        || (element.Has("name_localizations", out var localizations) && localizations.Text(locale) == name);
}
