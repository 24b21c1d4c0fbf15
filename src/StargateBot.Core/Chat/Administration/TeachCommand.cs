using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Makes knowledge of a text that an admin wrote into the form.</summary>
/// <param name="knowledge">Takes the text.</param>
/// <param name="replies">Makes the replies.</param>
/// <param name="time">Tells the date.</param>
internal sealed class TeachCommand(IKnowledgeAdmin knowledge, AdminReplies replies, TimeProvider time) : IChatCommandHandler
{
    private const int MaxTitle = 150;

    /// <inheritdoc/>
    public IReadOnlyCollection<ChatCommand> Commands { get; } = [ChatCommand.SubmitTeach];

    /// <inheritdoc/>
    public async ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var texts = AdministrationTexts.For(command.Language);
        var title = Read(command, RequestFields.Title);
        var indonesian = Read(command, RequestFields.Indonesian);
        var english = Read(command, RequestFields.English);
        if (title is null or { Length: > MaxTitle })
        {
            return Again(command, texts, texts.With(AdministrationText.TeachNoTitle, MaxTitle));
        }

        if (indonesian is null && english is null)
        {
            return Again(command, texts, texts[AdministrationText.TeachNoText]);
        }

        var by = AdminReplies.NameOf(command);
        var text = new TaughtText(title, indonesian, english, by, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var show = new ReloadShow(command, cancellationToken);
        try
        {
            var report = await knowledge.TeachAsync(text, new ReloadRequest(ReloadReason.Teach, by), show, cancellationToken).ConfigureAwait(false);
            var done = texts.With(AdministrationText.Taught, AdministrationTexts.Plain(title));
            return await replies.MakeAsync(command, report, done, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await show.EndAsync().ConfigureAwait(false);
        }
    }

    private static string? Read(CommandCall command, string field) =>
        command.Request.Fields.TryGetValue(field, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static Reply Again(CommandCall command, AdministrationTexts texts, string text) =>
        AdminReplies.Make(command, text, new ReplyAction(texts[AdministrationText.TeachButton], new ChatRequest(ChatCommand.Teach)));
}
