using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Carries out what changes the knowledge: reload, the decision on what was held back, rollback.</summary>
/// <param name="knowledge">Changes it.</param>
/// <param name="replies">Makes the replies.</param>
internal sealed class ReloadCommands(IKnowledgeAdmin knowledge, AdminReplies replies) : IChatCommandHandler
{
    /// <inheritdoc/>
    public IReadOnlyCollection<ChatCommand> Commands { get; } =
        [ChatCommand.Reload, ChatCommand.SwapAnyway, ChatCommand.DiscardReload, ChatCommand.Rollback];

    /// <inheritdoc/>
    public async ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var texts = AdministrationTexts.For(command.Language);
        var show = new ReloadShow(command, cancellationToken);
        try
        {
            return command.Request.Command switch
            {
                ChatCommand.SwapAnyway => await SwapAnywayAsync(command, texts, cancellationToken).ConfigureAwait(false),
                ChatCommand.DiscardReload => Discard(command, texts),
                ChatCommand.Rollback => await RollbackAsync(command, texts, show, cancellationToken).ConfigureAwait(false),
                _ => await ReloadAsync(command, texts, show, cancellationToken).ConfigureAwait(false),
            };
        }
        finally
        {
            await show.EndAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<Reply> ReloadAsync(CommandCall command, AdministrationTexts texts, ReloadShow show, CancellationToken cancellationToken)
    {
        var request = new ReloadRequest(ReloadReason.Chat, AdminReplies.NameOf(command));
        var report = await knowledge.ReloadAsync(request, show, cancellationToken).ConfigureAwait(false);
        return await replies.MakeAsync(command, report, texts[AdministrationText.Swapped], cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Reply> SwapAnywayAsync(CommandCall command, AdministrationTexts texts, CancellationToken cancellationToken)
    {
        var request = new ReloadRequest(ReloadReason.Chat, AdminReplies.NameOf(command));
        return await knowledge.SwapAnywayAsync(command.Request.Text, request, cancellationToken).ConfigureAwait(false) is { } report
            ? await replies.MakeAsync(command, report, texts[AdministrationText.Swapped], cancellationToken).ConfigureAwait(false)
            : NoLongerHeld(command, texts);
    }

    private Reply Discard(CommandCall command, AdministrationTexts texts) =>
        knowledge.Discard(command.Request.Text) ? AdminReplies.Make(command, texts[AdministrationText.Discarded]) : NoLongerHeld(command, texts);

    private async ValueTask<Reply> RollbackAsync(CommandCall command, AdministrationTexts texts, ReloadShow show, CancellationToken cancellationToken)
    {
        var version = command.Request.Text.Trim();
        var request = new ReloadRequest(ReloadReason.Rollback, AdminReplies.NameOf(command));
        var report = await knowledge.RollbackAsync(version.Length > 0 ? version : null, request, show, cancellationToken).ConfigureAwait(false);
        if (report is not null)
        {
            return await replies.MakeAsync(command, report, texts[AdministrationText.RolledBack], cancellationToken).ConfigureAwait(false);
        }

        var missing = version.Length > 0
            ? texts.With(AdministrationText.NotKept, AdministrationTexts.Plain(version))
            : texts[AdministrationText.NothingKept];
        var history = await knowledge.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        return KnowledgeView.Make(command, missing, history);
    }

    private static Reply NoLongerHeld(CommandCall command, AdministrationTexts texts) =>
        AdminReplies.Make(command, texts[AdministrationText.NoLongerHeld], AdminReplies.Reload(texts));
}
