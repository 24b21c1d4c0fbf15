using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Rendering;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>Shows the app's home, and the prompts to begin with where people write to the bot.</summary>
/// <param name="api">Slack's methods.</param>
/// <param name="people">What is known of persons.</param>
/// <param name="questions">The questions to begin with.</param>
/// <param name="background">Makes the calls.</param>
/// <param name="warnings">Told when a permission is missing.</param>
internal sealed class HomePublisher(WebApi api, SlackPeople people, ISuggestedQuestions questions, BackgroundCalls background, Warnings warnings)
{
    // Where Slack does not tell a person's language, or another than ours, that of the project is used.
    private const Language DefaultLanguage = Language.Indonesian;

    private volatile bool _promptsOff;

    /// <summary>Starts to show what belongs to the tab that was opened. Returns at once.</summary>
    public void Show(Arrival.HomeOpened opened)
    {
        if (!opened.MessagesTab || !_promptsOff)
        {
            background.TryAdd(token => opened.MessagesTab ? PromptAsync(opened, token) : PublishAsync(opened, token));
        }
    }

    private async Task PublishAsync(Arrival.HomeOpened opened, CancellationToken cancellationToken)
    {
        var language = await people.FindLocaleAsync(opened.UserId, cancellationToken) ?? DefaultLanguage;
        var suggested = questions.Find(language, "", ReplyRenderer.MaxButtons);

        // Published again when the knowledge, and with it the questions, changed; not every time somebody looks.
        var shown = new HashCode();
        shown.Add(language);
        foreach (var question in suggested)
        {
            shown.Add(question);
        }

        if (!people.WantsHome(opened.UserId, shown.ToHashCode()))
        {
            return;
        }

        var body = HomeRenderer.Home(opened.UserId, language, suggested);
        var result = await api.PostAsync("views.publish", "", body, SlackJson.Default.ApiAnswer, cancellationToken);
        if (result.Outcome != ApiOutcome.Ok)
        {
            people.HomeFailed(opened.UserId);
        }
    }

    private async Task PromptAsync(Arrival.HomeOpened opened, CancellationToken cancellationToken)
    {
        var language = await people.FindLocaleAsync(opened.UserId, cancellationToken) ?? DefaultLanguage;
        var suggested = questions.Find(language, "", HomeRenderer.MaxPrompts);
        if (suggested.Count == 0)
        {
            return;
        }

        var body = HomeRenderer.Prompts(opened.Channel, language, suggested);
        var result = await api.PostAsync(
            "assistant.threads.setSuggestedPrompts", opened.Channel, body, SlackJson.Default.ApiAnswer, cancellationToken);
        if (result.Code == SlackErrors.MissingScope)
        {
            _promptsOff = true;
            warnings.Add("Suggested prompts are off", result.Needed ?? "assistant:write");
        }
    }
}
