using System.Text.RegularExpressions;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;
using StargateBot.Json;
using StargateBot.Localization;

namespace StargateBot.Evaluation;

/// <summary>Judges answers to golden questions.</summary>
/// <param name="texts">Texts in the person's language, for what is wrong.</param>
internal sealed class AnswerJudge(Texts texts)
{
    /// <summary>Words of an answer that count in the folder form.</summary>
    public const int HeadWords = 30;

    /// <summary>Judges an answer.</summary>
    /// <param name="golden">The question and what is right.</param>
    /// <param name="answer">The answer.</param>
    public Verdict Judge(GoldenCase golden, Answer answer) => new(golden, answer, golden switch
    {
        { Answerable: false } => Unanswerable(golden, answer),
        PatternCase pattern => Answered(pattern, answer, pattern.Must),
        FolderCase folder => Answered(folder, answer),
        _ => throw new ArgumentOutOfRangeException(nameof(golden), golden, "Unknown form."),
    });

    /// <summary>Gets whether the first citation of an answer is where a folder case's answer stands.</summary>
    /// <param name="folder">The case.</param>
    /// <param name="document">Document id.</param>
    /// <param name="locator">Passage locator.</param>
    public static bool IsRightPlace(FolderCase folder, string document, string locator) =>
        document == folder.Document && (folder.Locator is null || locator == folder.Locator);

    private List<string> Unanswerable(GoldenCase golden, Answer answer)
    {
        if (answer.Outcome is AnswerOutcome.Abstained or AnswerOutcome.Help)
        {
            return [];
        }

        // A false premise may also be set right.
        return golden is PatternCase { OrMust.Count: > 0 } pattern
            ? Answered(pattern, answer, pattern.OrMust)
            : [texts.EvalWrongOutcome.With(texts.EvalExpectedAbstention, AnswerJson.CodeOf(answer.Outcome))];
    }

    private List<string> Answered(PatternCase golden, Answer answer, IReadOnlyList<IReadOnlyList<Regex>> must)
    {
        if (answer.Outcome != AnswerOutcome.Answered)
        {
            return [texts.EvalWrongOutcome.With(texts.EvalExpectedAnswer, AnswerJson.CodeOf(answer.Outcome))];
        }

        var complaints = new List<string>();
        var plain = AnswerWords.Plain(answer.Text);
        complaints.AddRange(must.Where(group => !group.Any(pattern => Matches(pattern, plain)))
            .Select(group => texts.EvalMissingText.With(string.Join(" | ", group))));
        if (golden.Passages.Count > 0 && !answer.Citations.Any(citation => IsRightPlace(golden, citation)))
        {
            complaints.Add(texts.EvalWrongPassage.With(Cited(answer), string.Join(' ', golden.Passages.Select(number => $"¶{number}"))));
        }

        if (!golden.AnyLanguage && ReplyLanguage.Of(plain) is { } language && language != golden.Language)
        {
            complaints.Add(texts.EvalWrongLanguage.With(language.ToCode(), golden.Language.ToCode()));
        }

        return complaints;
    }

    private List<string> Answered(FolderCase golden, Answer answer)
    {
        if (answer.Outcome != AnswerOutcome.Answered)
        {
            return [texts.EvalWrongOutcome.With(texts.EvalExpectedAnswer, AnswerJson.CodeOf(answer.Outcome))];
        }

        var complaints = new List<string>();
        if (!AnswerWords.HeadHoldsAny(AnswerWords.Plain(answer.Text), HeadWords, golden.Answers))
        {
            complaints.Add(texts.EvalMissingAnswer.With(HeadWords, string.Join(" | ", golden.Answers)));
        }

        if (answer.Citations is not [var first, ..] || !IsRightPlace(golden, first.Document, first.Locator))
        {
            complaints.Add(texts.EvalWrongPassage.With(Cited(answer), $"{golden.Document} {golden.Locator}".TrimEnd()));
        }

        return complaints;
    }

    private static bool IsRightPlace(PatternCase golden, Citation citation) =>
        golden.Passages.Any(number => citation.Locator == $"¶{number}") && (golden.Document is null || citation.Document == golden.Document);

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private string Cited(Answer answer) => answer.Citations.Count == 0
        ? texts.EvalNothingCited
        : string.Join(", ", answer.Citations.Select(citation => $"{citation.Document} {citation.Locator}"));
}
