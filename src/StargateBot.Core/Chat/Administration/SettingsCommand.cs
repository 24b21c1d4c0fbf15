using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Shows and changes the settings of a channel, or of the whole server or workspace.</summary>
/// <param name="settings">Keeps them.</param>
internal sealed class SettingsCommand(ISettingsStore settings) : IChatCommandHandler
{
    /// <inheritdoc/>
    public IReadOnlyCollection<ChatCommand> Commands { get; } = [ChatCommand.Settings];

    /// <inheritdoc/>
    public async ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var texts = AdministrationTexts.For(command.Language);
        var change = SettingsChange.Read(command.Request.Fields, texts);
        if (change.Fault is { } fault)
        {
            return AdminReplies.Make(command, fault);
        }

        var place = command.Question.Place;
        var key = change.IsEverywhere ? place.TenantKey : place.SettingsKey;
        if (!change.IsEmpty)
        {
            await settings.SetAsync(key, change.Apply(settings.Find(key)), cancellationToken).ConfigureAwait(false);
        }

        var saved = change.IsEmpty ? "" : texts[AdministrationText.SettingsSaved] + "\n\n";
        return AdminReplies.Make(command, $"{saved}{Show(place, change.IsEverywhere, texts)}\n\n{texts[AdministrationText.SettingsHint]}");
    }

    private string Show(ChatPlace place, bool isEverywhere, AdministrationTexts texts)
    {
        var everywhere = settings.Find(place.TenantKey);
        var here = isEverywhere ? ChatSettings.Unset : settings.Find(place.SettingsKey);
        string[] lines =
        [
            Line(AdministrationText.SettingAllowed, RequestFields.Allowed, here.Allowed, everywhere.Allowed, Switch(true), Switch),
            Line(AdministrationText.SettingWithoutMention, RequestFields.WithoutMention, here.WithoutMention, everywhere.WithoutMention, Switch(false), Switch),
            Line(
                AdministrationText.SettingLanguage,
                RequestFields.Language,
                here.Language,
                everywhere.Language,
                AdministrationText.LanguageByQuestion,
                language => language == Language.Indonesian ? AdministrationText.LanguageIndonesian : AdministrationText.LanguageEnglish),
            Line(AdministrationText.SettingPrivate, RequestFields.Private, here.PrivateByDefault, everywhere.PrivateByDefault, Switch(false), Switch),
        ];
        return texts[isEverywhere ? AdministrationText.SettingsEverywhere : AdministrationText.SettingsHere] + string.Concat(lines);

        string Line<T>(AdministrationText what, string name, T? set, T? under, AdministrationText unset, Func<T, AdministrationText> word)
            where T : struct
        {
            var value = (set ?? under) is { } found ? word(found) : unset;
            var where = set is not null ? AdministrationText.SetHere : under is not null ? AdministrationText.SetEverywhere : AdministrationText.NotSet;
            return "\n• " + texts.With(AdministrationText.SettingLine, texts[what], name, texts[value], texts[where]);
        }
    }

    private static AdministrationText Switch(bool isOn) => isOn ? AdministrationText.On : AdministrationText.Off;
}
