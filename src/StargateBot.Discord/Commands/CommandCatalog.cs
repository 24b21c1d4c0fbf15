using System.Buffers;
using System.Text.Json;
using StargateBot.Core.Languages;

namespace StargateBot.Discord.Commands;

/// <summary>Writes the bot's commands as Discord wants them. Source: Discord documentation, "Application Commands", Application Command Object.</summary>
internal static class CommandCatalog
{
    private const int StringOption = 3;
    private const int BooleanOption = 5;
    private const int MaxQuestionLength = 2000;

    private static readonly DiscordTexts English = DiscordTexts.For(Language.English);
    private static readonly DiscordTexts Indonesian = DiscordTexts.For(Language.Indonesian);

    /// <summary>Writes all commands.</summary>
    /// <returns>The body of the call that replaces all global commands, UTF-8 JSON.</returns>
    public static byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            WriteAsk(writer);
            WriteSlash(writer, CommandNames.Sources, texts => texts.SourcesName, texts => texts.SourcesDescription, null);
            WriteSlash(writer, CommandNames.Help, texts => texts.HelpName, texts => texts.HelpDescription, null);
            WriteMessageCommand(writer);
            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteAsk(Utf8JsonWriter writer) =>
        WriteSlash(writer, CommandNames.Ask, texts => texts.AskName, texts => texts.AskDescription, options =>
        {
            options.WriteStartArray("options"u8);
            options.WriteStartObject();
            options.WriteNumber("type"u8, StringOption);
            WriteNames(options, CommandNames.Question, texts => texts.QuestionName, texts => texts.QuestionDescription);
            options.WriteBoolean("required"u8, true);
            options.WriteBoolean("autocomplete"u8, true);
            options.WriteNumber("min_length"u8, 1);
            options.WriteNumber("max_length"u8, MaxQuestionLength);
            options.WriteEndObject();
            options.WriteStartObject();
            options.WriteNumber("type"u8, StringOption);
            WriteNames(options, CommandNames.Language, texts => texts.LanguageName, texts => texts.LanguageDescription);
            options.WriteStartArray("choices"u8);
            WriteChoice(options, Language.Indonesian, texts => texts.IndonesianName);
            WriteChoice(options, Language.English, texts => texts.EnglishName);
            options.WriteEndArray();
            options.WriteEndObject();
            options.WriteStartObject();
            options.WriteNumber("type"u8, BooleanOption);
            WriteNames(options, CommandNames.Private, texts => texts.PrivateName, texts => texts.PrivateDescription);
            options.WriteEndObject();
            options.WriteEndArray();
        });

    private static void WriteSlash(
        Utf8JsonWriter writer, string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions, Action<Utf8JsonWriter>? writeOptions)
    {
        writer.WriteStartObject();
        writer.WriteNumber("type"u8, CommandNames.SlashType);
        WriteNames(writer, name, names, descriptions);
        writeOptions?.Invoke(writer);
        WritePlaces(writer);
        writer.WriteEndObject();
    }

    private static void WriteMessageCommand(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("type"u8, CommandNames.MessageType);
        writer.WriteString("name"u8, English.AskAboutMessageName);
        WriteLocalizations(writer, "name_localizations"u8, texts => texts.AskAboutMessageName);
        WritePlaces(writer);
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions)
    {
        writer.WriteString("name"u8, name);
        WriteLocalizations(writer, "name_localizations"u8, names);
        writer.WriteString("description"u8, descriptions(English));
        WriteLocalizations(writer, "description_localizations"u8, descriptions);
    }

    private static void WriteChoice(Utf8JsonWriter writer, Language language, Func<DiscordTexts, string> names)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, names(English));
        WriteLocalizations(writer, "name_localizations"u8, names);
        writer.WriteString("value"u8, language.ToCode());
        writer.WriteEndObject();
    }

    // With en-GB alone, Americans would see British texts: both are given.
    private static void WriteLocalizations(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Func<DiscordTexts, string> text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id"u8, text(Indonesian));
        writer.WriteString("en-US"u8, text(English));
        writer.WriteString("en-GB"u8, text(English));
        writer.WriteEndObject();
    }

    // Installed in a server or by a person; used in servers, the bot's direct messages and others' conversations.
    private static void WritePlaces(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("integration_types"u8);
        writer.WriteNumberValue(0);
        writer.WriteNumberValue(1);
        writer.WriteEndArray();
        writer.WriteStartArray("contexts"u8);
        writer.WriteNumberValue(0);
        writer.WriteNumberValue(1);
        writer.WriteNumberValue(2);
        writer.WriteEndArray();
    }
}
