using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Feedback;

/// <summary>What the bot says about votes, subscriptions and what it keeps of people. A member's name is its key in <c>FeedbackTexts.resx</c> and <c>FeedbackTexts.id.resx</c>.</summary>
internal sealed class FeedbackTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Core.Chat.Feedback.FeedbackTexts", typeof(FeedbackTexts).Assembly);
    private static readonly FeedbackTexts Indonesian = new(CultureInfo.GetCultureInfo("id"));
    private static readonly FeedbackTexts English = new(CultureInfo.InvariantCulture);

    private readonly CultureInfo _culture;

    private FeedbackTexts(CultureInfo culture) => _culture = culture;

    /// <summary>Gets the thanks for a vote that an answer helped.</summary>
    public string ThanksHelpful => Get();

    /// <summary>Gets the thanks for a vote that an answer did not help.</summary>
    public string ThanksNotHelpful => Get();

    /// <summary>Gets the thanks for a reason.</summary>
    public string ThanksReason => Get();

    /// <summary>Gets the word to somebody who presses a button of an answer that is forgotten.</summary>
    public string AnswerForgotten => Get();

    /// <summary>Gets the word to somebody who wants to be told of what was answered.</summary>
    public string AlreadyCovered => Get();

    /// <summary>Gets the confirmation that somebody will be told.</summary>
    public string Subscribed => Get();

    /// <summary>Gets the label of the button that asks to be forgotten.</summary>
    public string ForgetButton => Get();

    /// <summary>Gets the label of the button that confirms it.</summary>
    public string ConfirmForgetButton => Get();

    /// <summary>Gets the word that somebody could not be forgotten.</summary>
    public string NotForgotten => Get();

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static FeedbackTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Gets what is kept of a person, how and how long.</summary>
    /// <param name="kept">What is kept.</param>
    /// <param name="days">How many days.</param>
    public string Privacy(PersonRecord kept, int days) => Format(Get(), kept.Answers, kept.Votes, kept.Subscriptions, days);

    /// <summary>Gets the question whether a person is sure.</summary>
    /// <param name="kept">What is kept of them.</param>
    public string ConfirmForget(PersonRecord kept) => Format(Get(), kept.Answers, kept.Votes, kept.Subscriptions);

    /// <summary>Gets the word that a person is forgotten.</summary>
    /// <param name="removed">What was removed.</param>
    public string Forgotten(PersonRecord removed) => Format(Get(), removed.Answers, removed.Votes, removed.Subscriptions);

    /// <summary>Gets the lead of the answer to a question that is covered now.</summary>
    /// <param name="question">The question, one line.</param>
    public string Covered(string question) => Format(Get(), question);

    // Counts are small: they look the same in both languages.
    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, text, arguments);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"FeedbackTexts.resx has no '{key}'.");
}
