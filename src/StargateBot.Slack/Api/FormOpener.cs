using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Rendering;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>Opens forms. Slack lets that be done once, within 3 s of what the person did.</summary>
/// <param name="api">Slack's methods.</param>
/// <param name="sender">Tells the person when it failed.</param>
/// <param name="log">The log.</param>
internal sealed class FormOpener(WebApi api, MessageSender sender, ILogger log)
{
    /// <summary>Starts to open a form. Returns at once and never throws.</summary>
    /// <param name="form">The form.</param>
    /// <param name="question">What opens it.</param>
    /// <param name="triggerId">What lets it be opened, or null where Slack gave none.</param>
    /// <param name="acknowledged">Ends when Slack was told that the request arrived.</param>
    public void Open(ChatForm form, IncomingQuestion question, string? triggerId, Task acknowledged) =>
        _ = OpenAsync(form, question, triggerId, acknowledged);

    private async Task OpenAsync(ChatForm form, IncomingQuestion question, string? triggerId, Task acknowledged)
    {
        try
        {
            await acknowledged;
            var code = "no_trigger";
            if (triggerId is not null && Forms.State(form, question) is { } state)
            {
                var result = await api.PostAsync(
                    "views.open", "", FormRenderer.Open(form, triggerId, state), SlackJson.Default.ApiAnswer, CancellationToken.None);
                if (result.Outcome == ApiOutcome.Ok)
                {
                    return;
                }

                code = result.Code;
            }

            log.FormNotOpened(code);
            await TellAsync(form, question);
        }
#pragma warning disable CA1031 // Nobody waits for it: the person sees no form and asks again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.FormFailed(e);
        }
    }

    private async Task TellAsync(ChatForm form, IncomingQuestion question)
    {
        var notice = new Reply
        {
            Kind = ReplyKind.Notice,
            Language = form.Language,
            Text = SlackTexts.For(form.Language).FormNotOpened,
            Outcome = AnswerOutcome.Failed,
        };
        var body = ReplyRenderer.Render(notice)[0];
        for (var target = question.ReplyTo; target is not null; target = target.Fallback)
        {
            var message = new OutgoingMessage($"{question.EventKey}~form", 0, target with { Private = true }, body);
            if (await sender.SendAsync(message, CancellationToken.None) is not SendResult.Refused)
            {
                return;
            }
        }
    }
}
