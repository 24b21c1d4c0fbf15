using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Shows an admin how far a reload is. What comes while something is being shown is left out.</summary>
/// <param name="command">The command that is carried out.</param>
/// <param name="cancellationToken">Shows no more.</param>
internal sealed class ReloadShow(CommandCall command, CancellationToken cancellationToken) : IProgress<ReloadProgress>
{
    private const int Whole = 100;

    private readonly AdministrationTexts _texts = AdministrationTexts.For(command.Language);
    private readonly Lock _gate = new();
    private Task _showing = Task.CompletedTask;
    private string _shown = "";
    private bool _hasEnded;

    /// <inheritdoc/>
    public void Report(ReloadProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_gate)
        {
            if (_hasEnded || !_showing.IsCompleted || TextOf(value) is not { } text || text == _shown)
            {
                return;
            }

            _shown = text;
            var reply = ReplyComposer.Notice(command.Language, text, AnswerOutcome.Help);

            // The reload does not wait for the platform.
            _showing = Task.Run(() => ShowAsync(reply), CancellationToken.None);
        }
    }

    /// <summary>Shows nothing more, and waits for what is being shown: it must not come after the report.</summary>
    public Task EndAsync()
    {
        lock (_gate)
        {
            _hasEnded = true;
            return _showing;
        }
    }

    private async Task ShowAsync(Reply reply)
    {
        try
        {
            await command.ShowAsync(reply, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever waits for the report is told.
        }
    }

    private string? TextOf(ReloadProgress progress) => progress.Stage switch
    {
        ReloadStage.Reading => TextOf(progress, AdministrationText.Reading, AdministrationText.ReadingOf),
        ReloadStage.Checking => TextOf(progress, AdministrationText.Checking, AdministrationText.CheckingOf),
        _ => _texts[AdministrationText.Swapping],
    };

    private string TextOf(ReloadProgress progress, AdministrationText unknown, AdministrationText known) => progress.Total > 0
        ? _texts.With(known, progress.Done, progress.Total, (int)((long)progress.Done * Whole / progress.Total))
        : _texts[unknown];
}
