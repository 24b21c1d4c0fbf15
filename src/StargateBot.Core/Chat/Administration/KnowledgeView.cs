using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Shows which versions of the knowledge there are.</summary>
internal static class KnowledgeView
{
    /// <summary>How many kept versions are listed.</summary>
    public const int MaxVersions = 10;

    private const int MaxButtons = 3;

    /// <summary>Makes a reply with the kept versions under it, and buttons that return to the last of them.</summary>
    /// <param name="command">What it replies to.</param>
    /// <param name="beginning">What is said first.</param>
    /// <param name="history">The kept versions, newest first.</param>
    public static Reply Make(CommandCall command, string beginning, IReadOnlyList<SnapshotRecord> history)
    {
        var texts = AdministrationTexts.For(command.Language);
        var others = history.Where(record => !record.IsCurrent).Select(record => record.Loaded).ToList();
        if (others.Count == 0)
        {
            // The beginning may have said so already.
            var nothing = texts[AdministrationText.NothingKept];
            return AdminReplies.Make(command, beginning == nothing ? nothing : $"{beginning}\n\n{nothing}", AdminReplies.Reload(texts));
        }

        var lines = others.Take(MaxVersions)
            .Select(loaded => "\n• " + texts.With(AdministrationText.KeptLine, loaded.Version, texts.Write(loaded.Since), WhyOf(loaded, texts)))
            .ToList();
        if (others.Count > MaxVersions)
        {
            lines.Add("\n• " + texts.With(AdministrationText.AndMore, others.Count - MaxVersions));
        }

        return AdminReplies.Make(
            command,
            $"{beginning}\n\n{texts[AdministrationText.Kept]}{string.Concat(lines)}",
            [.. others.Take(MaxButtons).Select(loaded => AdminReplies.BackTo(texts, loaded.Version)), AdminReplies.Reload(texts)]);
    }

    /// <summary>Says why, and by whom, a version was loaded.</summary>
    /// <param name="loaded">The version.</param>
    /// <param name="texts">The admin's language.</param>
    public static string WhyOf(LoadedKnowledge loaded, AdministrationTexts texts)
    {
        var why = texts[loaded.Reason switch
        {
            ReloadReason.Start => AdministrationText.ReasonStart,
            ReloadReason.CommandLine => AdministrationText.ReasonCommandLine,
            ReloadReason.Watch => AdministrationText.ReasonWatch,
            ReloadReason.Teach => AdministrationText.ReasonTeach,
            ReloadReason.Rollback => AdministrationText.ReasonRollback,
            _ => AdministrationText.ReasonChat,
        }];
        return loaded.By.Length > 0 ? texts.With(AdministrationText.By, why, AdministrationTexts.Plain(loaded.By)) : why;
    }
}
