using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Living;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Shows what is loaded, since when, and what can be returned to.</summary>
/// <param name="knowledge">Knows it.</param>
/// <param name="living">Tells how far the correction of earlier answers is.</param>
internal sealed class KnowledgeCommand(IKnowledgeAdmin knowledge, LivingProgress living) : IChatCommandHandler
{
    /// <inheritdoc/>
    public IReadOnlyCollection<ChatCommand> Commands { get; } = [ChatCommand.Knowledge];

    /// <inheritdoc/>
    public async ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var texts = AdministrationTexts.For(command.Language);
        if (knowledge.Current is not { } current)
        {
            return AdminReplies.Make(command, texts[AdministrationText.NothingLoaded]);
        }

        var holds = current.Faults > 0
            ? texts.With(AdministrationText.HoldsWithFaults, current.Documents, current.Passages, current.Faults)
            : texts.With(AdministrationText.Holds, current.Documents, current.Passages);
        var text = $"{texts.With(AdministrationText.InUse, current.Version)}\n"
            + $"{texts.With(AdministrationText.Since, texts.Write(current.Since), KnowledgeView.WhyOf(current, texts))}\n{holds}";
        if (await living.CountAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } counts)
        {
            text += "\n\n" + texts.With(
                AdministrationText.CorrectionProgress,
                counts.GetValueOrDefault(CorrectionState.Edited),
                counts.GetValueOrDefault(CorrectionState.Unchanged),
                counts.GetValueOrDefault(CorrectionState.Skipped),
                counts.GetValueOrDefault(CorrectionState.Pending));
        }

        return KnowledgeView.Make(command, text, await knowledge.ReadHistoryAsync(cancellationToken).ConfigureAwait(false));
    }
}
