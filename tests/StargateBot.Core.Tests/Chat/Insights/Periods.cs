using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Tests.Chat.Insights;

/// <summary>Figures to write.</summary>
internal static class Periods
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static AnswerFigures Figures { get; } = new()
    {
        Outcomes = new Dictionary<AnswerOutcome, int> { [AnswerOutcome.Answered] = 1_200, [AnswerOutcome.Abstained] = 298, [AnswerOutcome.Help] = 2 },
        Languages = new Dictionary<Language, int> { [Language.Indonesian] = 900, [Language.English] = 600 },
        Days = [(new DateOnly(2026, 10, 26), 10), (new DateOnly(2026, 11, 23), 900), (new DateOnly(2026, 11, 24), 590)],
        Askers = 1_056,
        Helpful = 14,
        NotHelpful = 6,
        MedianMs = 1.25,
        P95Ms = 1_234.5,
        TopPassages = [("announcement.id", "¶3", 1_012), ("archive/2026/november/a-very-long-name-of-a-document", "¶12", 7)],
    };

    public static AnswerFigures Nothing { get; } = new()
    {
        Outcomes = new Dictionary<AnswerOutcome, int>(),
        Languages = new Dictionary<Language, int>(),
        Days = [],
        Askers = 0,
        Helpful = 0,
        NotHelpful = 0,
        MedianMs = 0,
        P95Ms = 0,
        TopPassages = [],
    };
}
