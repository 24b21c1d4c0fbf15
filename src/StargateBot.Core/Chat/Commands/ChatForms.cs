using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Commands;

/// <summary>Makes the forms that commands open.</summary>
internal static class ChatForms
{
    private const int MaxReason = 1000;
    private const int MaxTitle = 150;
    private const int MaxText = 3000;

    /// <summary>Gets the form that a command opens instead of being answered, or null for none.</summary>
    /// <param name="request">The command.</param>
    /// <param name="language">The language of its words.</param>
    public static ChatForm? For(ChatRequest request, Language language)
    {
        var texts = ChatTexts.For(language);
        return request.Command switch
        {
            ChatCommand.NotHelpful => new ChatForm(
                texts.ReasonFormTitle,
                [new FormField(RequestFields.Reason, texts.ReasonLabel, MaxReason, IsMultiline: true, IsRequired: false, texts.ReasonHint)],
                texts.SendButton,
                request with { Command = ChatCommand.GiveReason },
                language),
            ChatCommand.Teach => new ChatForm(
                texts.TeachFormTitle,
                [
                    new FormField(RequestFields.Title, texts.TeachTitleLabel, MaxTitle, IsMultiline: false, IsRequired: true),
                    new FormField(RequestFields.Indonesian, texts.TeachIndonesianLabel, MaxText, IsMultiline: true, IsRequired: false, texts.TeachHint),
                    new FormField(RequestFields.English, texts.TeachEnglishLabel, MaxText, IsMultiline: true, IsRequired: false, texts.TeachHint),
                ],
                texts.SendButton,
                new ChatRequest(ChatCommand.SubmitTeach),
                language),
            _ => null,
        };
    }
}
