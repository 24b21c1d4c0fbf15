using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>Writes gaps for a chat: the ones that were asked most.</summary>
internal static class GapsText
{
    /// <summary>How many gaps are written.</summary>
    public const int MaxGaps = 10;

    private const int MaxReasons = 3;
    private const int MaxWording = 140;
    private const int MaxReason = 80;

    /// <summary>Writes gaps.</summary>
    /// <param name="gaps">The gaps, most asked first.</param>
    /// <param name="days">The days of the period.</param>
    /// <param name="language">The language.</param>
    public static string Write(IReadOnlyList<Gap> gaps, int days, Language language)
    {
        var texts = InsightTexts.For(language);
        var title = $"**{texts.GapsTitle(days, gaps.Sum(gap => gap.Questions), gaps.Count)}**";
        if (gaps.Count == 0)
        {
            return texts.NoGaps;
        }

        var blocks = gaps.Take(MaxGaps).Select(gap => Block(gap, texts));
        var rest = gaps.Count > MaxGaps ? $"\n\n{texts.MoreGaps(gaps.Count - MaxGaps)}" : "";
        return $"{title}\n\n{string.Join("\n\n", blocks)}{rest}";
    }

    private static string Block(Gap gap, InsightTexts texts)
    {
        var details = texts.GapDetails(gap.Askers, gap.Last) + (gap.VotedDown > 0 ? $" · {texts.GapVotedDown(gap.VotedDown)}" : "");
        var reasons = gap.Reasons.Take(MaxReasons).Select(reason => $"\n“{ShortText.Line(reason, MaxReason)}”");
        return $"**{texts.Number(gap.Questions)}×** {Wording(gap.Wording)}\n{details}{string.Concat(reasons)}";
    }

    private static string Wording(string wording) => ShortText.Line(wording, MaxWording) is { Length: > 0 } line ? line : "…";
}
