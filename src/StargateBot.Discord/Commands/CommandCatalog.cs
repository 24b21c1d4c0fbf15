using System.Buffers;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;

namespace StargateBot.Discord.Commands;

/// <summary>The bot's commands as Discord wants them. Source: Discord documentation, "Application Commands", Application Command Object.</summary>
internal static class CommandCatalog
{
    /// <summary>The value of a setting that is on.</summary>
    public const string On = "on";

    private const string Off = "off";
    private const string Unset = "unset";
    private const int MaxQuestionLength = 2000;
    private const int MaxVersionLength = 100;
    private const int MaxDays = 365;

    /// <summary>Writes all commands.</summary>
    /// <param name="adminsByPermission">Whether Discord shows admin commands only to those who manage the server. False: to all, and others are refused.</param>
    /// <returns>The body of the call that replaces all global commands, UTF-8 JSON.</returns>
    public static byte[] Write(bool adminsByPermission)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            var writer = new CommandWriter(json, adminsByPermission);
            json.WriteStartArray();
            WriteForAll(writer);
            WriteForAdmins(writer);
            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteForAll(CommandWriter writer)
    {
        writer.Slash(CommandNames.Ask, texts => texts.AskName, texts => texts.AskDescription, () =>
        {
            writer.CompletedText(
                CommandNames.Question, texts => texts.QuestionName, texts => texts.QuestionDescription, MaxQuestionLength, isRequired: true);
            writer.Choice(
                CommandNames.Language,
                texts => texts.LanguageName,
                texts => texts.LanguageDescription,
                (Language.Indonesian.ToCode(), texts => texts.IndonesianName),
                (Language.English.ToCode(), texts => texts.EnglishName));
            writer.Flag(CommandNames.Private, texts => texts.PrivateName, texts => texts.PrivateDescription);
        });
        writer.Slash(CommandNames.Sources, texts => texts.SourcesName, texts => texts.SourcesDescription);
        writer.Slash(CommandNames.Help, texts => texts.HelpName, texts => texts.HelpDescription);
        writer.MessageMenu(texts => texts.AskAboutMessageName);
        writer.Slash(CommandNames.Privacy, texts => texts.PrivacyName, texts => texts.PrivacyDescription);
        writer.Slash(CommandNames.ForgetMe, texts => texts.ForgetMeName, texts => texts.ForgetMeDescription);
    }

    private static void WriteForAdmins(CommandWriter writer)
    {
        writer.AdminSlash(CommandNames.Reload, texts => texts.ReloadName, texts => texts.ReloadDescription);
        writer.AdminSlash(CommandNames.Rollback, texts => texts.RollbackName, texts => texts.RollbackDescription, () => writer.CompletedText(
            CommandNames.Version, texts => texts.VersionName, texts => texts.VersionDescription, MaxVersionLength, isRequired: false));
        writer.AdminSlash(CommandNames.Knowledge, texts => texts.KnowledgeName, texts => texts.KnowledgeDescription);
        writer.AdminSlash(CommandNames.Gaps, texts => texts.GapsName, texts => texts.GapsDescription, WriteDays);
        writer.AdminSlash(CommandNames.Stats, texts => texts.StatsName, texts => texts.StatsDescription, WriteDays);
        writer.AdminSlash(CommandNames.Teach, texts => texts.TeachName, texts => texts.TeachDescription);
        writer.AdminSlash(CommandNames.Settings, texts => texts.SettingsName, texts => texts.SettingsDescription, () =>
        {
            WriteSetting(RequestFields.Allowed, texts => texts.AnswerName, texts => texts.AnswerDescription);
            WriteSetting(RequestFields.WithoutMention, texts => texts.WithoutMentionName, texts => texts.WithoutMentionDescription);
            writer.Choice(
                RequestFields.Language,
                texts => texts.LanguageName,
                texts => texts.ReplyLanguageDescription,
                (Language.Indonesian.ToCode(), texts => texts.IndonesianName),
                (Language.English.ToCode(), texts => texts.EnglishName),
                (Unset, texts => texts.UnsetName));
            WriteSetting(RequestFields.Private, texts => texts.PrivateName, texts => texts.PrivateAnswersDescription);
            writer.Flag(RequestFields.Everywhere, texts => texts.EverywhereName, texts => texts.EverywhereDescription);
        });

        void WriteDays() => writer.Number(RequestFields.Days, texts => texts.DaysName, texts => texts.DaysDescription, MaxDays);

        void WriteSetting(string name, Func<DiscordTexts, string> names, Func<DiscordTexts, string> descriptions) => writer.Choice(
            name, names, descriptions, (On, texts => texts.OnName), (Off, texts => texts.OffName), (Unset, texts => texts.UnsetName));
    }
}
