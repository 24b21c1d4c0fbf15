using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Tests.Answering.Understanding;

/// <summary>A vocabulary that knows what a test says and takes every other word for misspelt.</summary>
internal sealed class KnownWords : IQuestionVocabulary
{
    /// <summary>Words that are known; null when all are.</summary>
    public IReadOnlyCollection<string>? Known { get; init; }

    public IReadOnlyCollection<string> Names { get; init; } = [];

    public Dictionary<string, string> Corrections { get; init; } = [];

    public bool IsKnown(Token token, Language language) => Known is null || Known.Contains(token.Exact);

    public string? Correct(string word) => Corrections.GetValueOrDefault(word);

    public bool IsName(string word) => Names.Contains(word);
}

/// <summary>Reads questions as the pipeline does, for a knowledge that has nothing but word lists of its own.</summary>
internal static class Asked
{
    private static readonly Lexicon OwnLists = Lexicon.FromLines([], ["juru kunci, kuncen"]);

    public static UnderstoodQuestion Read(string text, IQuestionVocabulary? vocabulary = null, Language fallback = Language.Indonesian) =>
        Read(new Question(text), vocabulary, fallback);

    public static UnderstoodQuestion Read(Question question, IQuestionVocabulary? vocabulary = null, Language fallback = Language.Indonesian, Lexicon? lexicon = null) =>
        new QuestionReader(new TextAnalyzer(lexicon ?? OwnLists), vocabulary ?? new KnownWords(), fallback).Read(question);

    public static float StrengthOf(this UnderstoodQuestion question, string word) =>
        question.Terms.Where(term => term.Exact == word).Select(term => term.Strength).DefaultIfEmpty(0).Max();
}
