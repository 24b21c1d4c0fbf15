using System.Globalization;
using System.Text.Json;
using StargateBot.Core.Languages;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Commands;

/// <summary>Writes parts of commands. Source: Discord documentation, "Application Commands", Application Command Object and Option.</summary>
/// <param name="json">Where to.</param>
/// <param name="adminsByPermission">Whether Discord shows admin commands only to those who manage the server.</param>
internal sealed class CommandWriter(Utf8JsonWriter json, bool adminsByPermission)
{
    private const int StringOption = 3;
    private const int IntegerOption = 4;
    private const int BooleanOption = 5;

    private const int Guild = 0;
    private const int BotDirectMessage = 1;
    private const int OtherConversation = 2;
    private const int GuildInstall = 0;
    private const int UserInstall = 1;

    private static readonly DiscordTexts English = DiscordTexts.For(Language.English);
    private static readonly DiscordTexts Indonesian = DiscordTexts.For(Language.Indonesian);

    // Discord sends and takes permissions as strings.
    private static readonly string ManageGuild = Permissions.ManageGuild.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a slash command for everybody, to be used anywhere.</summary>
    /// <param name="name">Its name in interactions.</param>
    /// <param name="names">Its name that people see.</param>
    /// <param name="descriptions">Its description.</param>
    /// <param name="writeOptions">Writes its options, or null for none.</param>
    public void Slash(string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions, Action? writeOptions = null)
    {
        BeginSlash(name, names, descriptions, writeOptions);
        WritePlaces([GuildInstall, UserInstall], [Guild, BotDirectMessage, OtherConversation]);
        json.WriteEndObject();
    }

    /// <summary>Writes a slash command for admins: only where the bot is a member of a server.</summary>
    /// <param name="name">Its name in interactions.</param>
    /// <param name="names">Its name that people see.</param>
    /// <param name="descriptions">Its description.</param>
    /// <param name="writeOptions">Writes its options, or null for none.</param>
    public void AdminSlash(string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions, Action? writeOptions = null)
    {
        BeginSlash(name, names, descriptions, writeOptions);
        if (adminsByPermission)
        {
            json.WriteString("default_member_permissions"u8, ManageGuild);
        }

        WritePlaces([GuildInstall], [Guild]);
        json.WriteEndObject();
    }

    /// <summary>Writes an entry of a message's menu.</summary>
    /// <param name="names">Its name.</param>
    public void MessageMenu(Func<DiscordTexts, string> names)
    {
        json.WriteStartObject();
        json.WriteNumber("type"u8, CommandNames.MessageType);
        json.WriteString("name"u8, names(English));
        WriteLocalizations("name_localizations"u8, names);
        WritePlaces([GuildInstall, UserInstall], [Guild, BotDirectMessage, OtherConversation]);
        json.WriteEndObject();
    }

    /// <summary>Writes an option that takes a text.</summary>
    /// <param name="name">Its name in interactions.</param>
    /// <param name="names">Its name that people see.</param>
    /// <param name="descriptions">Its description.</param>
    /// <param name="maxLength">The longest text.</param>
    /// <param name="isRequired">Whether it must be filled in.</param>
    public void CompletedText(
        string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions, int maxLength, bool isRequired)
    {
        BeginOption(StringOption, name, names, descriptions);
        if (isRequired)
        {
            json.WriteBoolean("required"u8, true);
        }

        json.WriteBoolean("autocomplete"u8, true);
        json.WriteNumber("min_length"u8, 1);
        json.WriteNumber("max_length"u8, maxLength);
        json.WriteEndObject();
    }

    /// <summary>Writes an option that takes a whole number.</summary>
    /// <param name="name">Its name in interactions.</param>
    /// <param name="names">Its name that people see.</param>
    /// <param name="descriptions">Its description.</param>
    /// <param name="max">The greatest number; the least is 1.</param>
    public void Number(string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions, int max)
    {
        BeginOption(IntegerOption, name, names, descriptions);
        json.WriteNumber("min_value"u8, 1);
        json.WriteNumber("max_value"u8, max);
        json.WriteEndObject();
    }

    /// <summary>Writes an option that is true or false.</summary>
    /// <param name="name">Its name in interactions.</param>
    /// <param name="names">Its name that people see.</param>
    /// <param name="descriptions">Its description.</param>
    public void Flag(string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions)
    {
        BeginOption(BooleanOption, name, names, descriptions);
        json.WriteEndObject();
    }

    /// <summary>Writes an option with a choice of values.</summary>
    /// <param name="name">Its name in interactions.</param>
    /// <param name="names">Its name that people see.</param>
    /// <param name="descriptions">Its description.</param>
    /// <param name="choices">The values and how people see them.</param>
    public void Choice(
        string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions, params (string Value, Func<DiscordTexts, string> Names)[] choices)
    {
        BeginOption(StringOption, name, names, descriptions);
        json.WriteStartArray("choices"u8);
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, choice.Names(English));
            WriteLocalizations("name_localizations"u8, choice.Names);
            json.WriteString("value"u8, choice.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void BeginSlash(string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions, Action? writeOptions)
    {
        json.WriteStartObject();
        json.WriteNumber("type"u8, CommandNames.SlashType);
        WriteNames(name, names, descriptions);
        if (writeOptions is not null)
        {
            json.WriteStartArray("options"u8);
            writeOptions();
            json.WriteEndArray();
        }
    }

    private void BeginOption(int type, string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions)
    {
        json.WriteStartObject();
        json.WriteNumber("type"u8, type);
        WriteNames(name, names, descriptions);
    }

    private void WriteNames(string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions)
    {
        json.WriteString("name"u8, name);
        WriteLocalizations("name_localizations"u8, names);
        json.WriteString("description"u8, descriptions(English));
        WriteLocalizations("description_localizations"u8, descriptions);
    }

    // With en-GB alone, Americans would see British texts: both are given.
    private void WriteLocalizations(ReadOnlySpan<byte> name, Func<DiscordTexts, string> text)
    {
        json.WriteStartObject(name);
        json.WriteString("id"u8, text(Indonesian));
        json.WriteString("en-US"u8, text(English));
        json.WriteString("en-GB"u8, text(English));
        json.WriteEndObject();
    }

    private void WritePlaces(ReadOnlySpan<int> installations, ReadOnlySpan<int> contexts)
    {
        WriteNumbers("integration_types"u8, installations);
        WriteNumbers("contexts"u8, contexts);
    }

    private void WriteNumbers(ReadOnlySpan<byte> name, ReadOnlySpan<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
