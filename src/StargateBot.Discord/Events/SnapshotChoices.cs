using System.Globalization;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Intake;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Discord.Events;

/// <summary>Offers the versions that can be returned to, to admins alone.</summary>
/// <param name="knowledge">Gets what keeps the versions, or null where nothing does.</param>
/// <param name="admins">Who is an admin besides those who manage the server.</param>
/// <param name="time">The clock.</param>
internal sealed class SnapshotChoices(Func<IKnowledgeAdmin?> knowledge, AdminOptions admins, TimeProvider time)
{
    // Of the 3 s that Discord waits for choices.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Finds versions, newest first.</summary>
    /// <param name="author">Who types.</param>
    /// <param name="typed">What was typed of the version.</param>
    /// <returns>How each is shown, and the version itself. Empty for everybody who is no admin, and when they cannot be read in time.</returns>
    public async Task<IReadOnlyList<(string Name, string Value)>> FindAsync(ChatAuthor? author, string typed)
    {
        if (author is null || !IsAdmin(author) || knowledge() is not { } snapshots)
        {
            return [];
        }

        using var late = new CancellationTokenSource(Patience, time);
        try
        {
            var history = await snapshots.ReadHistoryAsync(late.Token).WaitAsync(late.Token);
            return [.. history
                .Where(record => !record.IsCurrent && record.Loaded.Version.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(record => (NameOf(record.Loaded), record.Loaded.Version))];
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The version can be typed without choices.
            return [];
        }
    }

    private bool IsAdmin(ChatAuthor author) =>
        author.IsTenantAdmin == true || admins.Users.Contains(author.UserId) || author.Roles.Any(admins.Roles.Contains);

    private static string NameOf(LoadedKnowledge loaded) => string.Create(
        CultureInfo.InvariantCulture,
        $"{loaded.Version} · {loaded.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(loaded.By.Length > 0 ? " · " + loaded.By : "")}");
}
