using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Living;

/// <summary>Makes what takes the place of an answer that does not hold any more.</summary>
/// <param name="composer">Makes the new answer's evidence and buttons.</param>
internal sealed class CorrectionReplies(ReplyComposer composer)
{
    // Buttons and evidence stand in the first message only as long as everything fits into it.
    private static readonly int[] EarlierLengths = [1_200, 500, 150];

    /// <summary>Makes the corrected answer: that and when it was corrected, the earlier words, and under them the new ones with their evidence.</summary>
    /// <param name="earlier">What stands there.</param>
    /// <param name="current">What holds now; its trace id is that of the buttons.</param>
    /// <param name="date">When.</param>
    /// <param name="platform">Where to.</param>
    /// <param name="target">The message.</param>
    /// <param name="key">Key of the delivery.</param>
    public Reply Make(LoggedAnswer earlier, Answer current, DateTimeOffset date, IChatPlatform platform, ReplyTarget target, string key)
    {
        var texts = LivingTexts.For(current.Language);
        var reply = composer.Of(current, platform.Capabilities) with { Topics = [] };
        var before = WordsOf(earlier.Answer, texts);
        var now = current.Outcome == AnswerOutcome.Answered ? current.Text : texts.NoLongerStated;
        foreach (var length in EarlierLengths)
        {
            reply = reply with
            {
                Text = $"{texts.Corrected(date)}\n\n{texts.Outdated(earlier.Answer.Snapshot)}\n{PlainText.Shorten(before, length)}\n\n"
                    + $"{texts.Now(current.Snapshot)}\n{now}",
            };
            if (platform.Render(reply, target, key).Count == 1)
            {
                break;
            }
        }

        return reply;
    }

    /// <summary>Makes what takes the place of a later part of a corrected answer.</summary>
    /// <param name="language">Language of the answer.</param>
    /// <param name="date">When it was corrected.</param>
    public static Reply LaterPart(Language language, DateTimeOffset date) =>
        ReplyComposer.Notice(language, LivingTexts.For(language).LaterPart(date), AnswerOutcome.Answered);

    private static string WordsOf(Answer answer, LivingTexts texts) =>
        answer.Outcome == AnswerOutcome.Answered ? AnswerWords.Of(answer) : texts.NoLongerStated;
}
