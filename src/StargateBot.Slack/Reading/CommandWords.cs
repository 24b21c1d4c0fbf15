using System.Globalization;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;

namespace StargateBot.Slack.Reading;

/// <summary>
/// Knows the words of the slash command in both languages. A word is a command alone or with its own arguments only; before other words
/// it begins a question, such as "sources of the money?".
/// </summary>
internal static class CommandWords
{
    private const int MaxDays = 3650;
    private const int MaxVersion = 64;
    private const string On = "on";
    private const string Off = "off";
    private const string Unset = "unset";

    // The longest command names every setting once.
    private const int MaxWords = 12;

    private static readonly Word[] Words =
    [
        new(ChatCommand.Help, "help", "bantuan", NoArguments),
        new(ChatCommand.Sources, "sources", "sumber", NoArguments),
        new(ChatCommand.Reload, "reload", "muat-ulang", NoArguments),
        new(ChatCommand.Rollback, "rollback", "kembalikan", Version),
        new(ChatCommand.Knowledge, "knowledge", "pengetahuan", NoArguments),
        new(ChatCommand.Gaps, "gaps", "celah", Days),
        new(ChatCommand.Stats, "stats", "statistik", Days),
        new(ChatCommand.Teach, "teach", "ajarkan", NoArguments),
        new(ChatCommand.Settings, "settings", "pengaturan", Settings),
        new(ChatCommand.Privacy, "privacy", "privasi", NoArguments),
        new(ChatCommand.ForgetMe, "forget-me", "lupakan-saya", NoArguments),
    ];

    /// <summary>Reads a command.</summary>
    /// <param name="text">What stands behind the slash command.</param>
    /// <returns>The command and the language of its word, or null for a question.</returns>
    public static (ChatRequest Request, Language Language)? Read(string text)
    {
        var words = text.ToLowerInvariant().Split((char[]?)null, MaxWords + 1, StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in Words)
        {
            var command = Read(words, word, word.English, Language.English) ?? Read(words, word, word.Indonesian, Language.Indonesian);
            if (command is not null)
            {
                return command;
            }
        }

        return null;
    }

    private static (ChatRequest Request, Language Language)? Read(string[] words, Word word, string name, Language language) =>
        Arguments(words, name) is { } arguments && word.Read(new ChatRequest(word.Command), arguments) is { } request ? (request, language) : null;

    // What follows the word; "muat ulang" is the same as "muat-ulang".
    private static string[]? Arguments(string[] words, string name) =>
        words is [var first, ..] && first == name ? words[1..]
        : words is [var one, var two, ..] && name.Length == one.Length + 1 + two.Length && name == $"{one}-{two}" ? words[2..]
        : null;

    private static ChatRequest? NoArguments(ChatRequest request, string[] arguments) => arguments.Length == 0 ? request : null;

    // A version is told from the words of a question by its digits.
    private static ChatRequest? Version(ChatRequest request, string[] arguments) => arguments switch
    {
        [] => request,
        [{ Length: <= MaxVersion } version] when version.Any(char.IsAsciiDigit) && version.All(char.IsAsciiLetterOrDigit) => request with { Text = version },
        _ => null,
    };

    private static ChatRequest? Days(ChatRequest request, string[] arguments)
    {
        if (arguments.Length == 0)
        {
            return request;
        }

        var isPeriod = arguments is [_] or [_, "days" or "day" or "hari"];
        return isPeriod && int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MaxDays
            ? request with { Fields = new Dictionary<string, string> { [RequestFields.Days] = days.ToString(CultureInfo.InvariantCulture) } }
            : null;
    }

    private static ChatRequest? Settings(ChatRequest request, string[] arguments)
    {
        if (arguments.Length == 0)
        {
            return request;
        }

        var fields = new Dictionary<string, string>();
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] is "everywhere" or "di-mana-mana")
            {
                fields[RequestFields.Everywhere] = On;
                continue;
            }

            if (SettingOf(arguments[at]) is not { } setting || ++at == arguments.Length || ValueOf(setting, arguments[at]) is not { } value)
            {
                return null;
            }

            fields[setting] = value;
        }

        return request with { Fields = fields };
    }

    private static string? SettingOf(string word) => word switch
    {
        "answer" or "jawab" => RequestFields.Allowed,
        "without-mention" or "tanpa-sebutan" => RequestFields.WithoutMention,
        "language" or "bahasa" => RequestFields.Language,
        "private" or "pribadi" => RequestFields.Private,
        _ => null,
    };

    private static string? ValueOf(string setting, string word) => word switch
    {
        "unset" or "hapus" => Unset,
        "id" or "indonesia" or "indonesian" when setting == RequestFields.Language => "id",
        "en" or "inggris" or "english" when setting == RequestFields.Language => "en",
        "on" or "nyala" when setting != RequestFields.Language => On,
        "off" or "mati" when setting != RequestFields.Language => Off,
        _ => null,
    };

    /// <summary>A command's words.</summary>
    /// <param name="Command">The command.</param>
    /// <param name="English">Its English word.</param>
    /// <param name="Indonesian">Its Indonesian word.</param>
    /// <param name="Read">Adds the arguments; null when they are none of this command.</param>
    private sealed record Word(ChatCommand Command, string English, string Indonesian, Func<ChatRequest, string[], ChatRequest?> Read);
}
