using System.Collections.Concurrent;
using System.Collections.Frozen;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>A unit prepared for comparing: the original and, where there is one, the translation.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Original">The original, prepared.</param>
/// <param name="Translation">The translation, prepared, or null.</param>
internal sealed record UnitView(PassageUnit Unit, PassageView Original, PassageView? Translation)
{
    /// <summary>Gets the text in a language, or the original where it exists only in the other.</summary>
    /// <param name="language">The language wanted.</param>
    public PassageView In(Language language) =>
        Original.Passage.Language != language && Translation?.Passage.Language == language ? Translation : Original;
}

/// <summary>What answering keeps beside the index of one snapshot: prepared passages, word weights, names. Safe for many callers at once.</summary>
internal sealed class SnapshotView : IQuestionVocabulary
{
    // Prepared passages take about ten times their text; beyond this many they are made for each question.
    private const int MaxKept = 5_000;

    // Words commoner than this in general text need no correction though the knowledge lacks them.
    private const float GenerallyKnownShare = 1f / 7_000;

    // Two slips in a shorter word make it another word more often than the one that was meant.
    private const int LengthForTwoSlips = 10;

    private readonly ConcurrentDictionary<int, UnitView> _views = new();
    private readonly FrozenSet<string> _names;
    private readonly Lazy<SpellingList> _listWords;

    /// <summary>Prepares a snapshot.</summary>
    /// <param name="index">Its passages.</param>
    /// <param name="analyzer">The analyzer that the index was built with.</param>
    public SnapshotView(IPassageIndex index, TextAnalyzer analyzer)
    {
        Index = index;
        Analyzer = analyzer;
        Frequencies = new TermFrequencies(index);
        _listWords = new Lazy<SpellingList>(() => new SpellingList([.. analyzer.Lexicon.OwnWords, .. QuestionWords.All]));
        IsOneDocument = index.Count > 0 && index.GetUnit(0).Original.DocumentId == index.GetUnit(index.Count - 1).Original.DocumentId;
        (_names, TitleWords, TitleConcepts) = index.Count <= MaxKept ? Collect() : ([], [], []);
    }

    /// <summary>Gets the content words of all titles; empty for large knowledge, where no title speaks for the whole.</summary>
    public FrozenSet<string> TitleWords { get; }

    /// <summary>Gets the concepts of all titles; empty for large knowledge.</summary>
    public FrozenSet<int> TitleConcepts { get; }

    /// <summary>Gets whether the knowledge is one document, so that the words of its title tell its passages apart no better than function words.</summary>
    public bool IsOneDocument { get; }

    /// <summary>Gets the passages.</summary>
    public IPassageIndex Index { get; }

    /// <summary>Gets the analyzer that the index was built with.</summary>
    public TextAnalyzer Analyzer { get; }

    /// <summary>Gets the weights of words.</summary>
    public TermFrequencies Frequencies { get; }

    /// <summary>Gets a unit, prepared.</summary>
    /// <param name="unit">Unit number.</param>
    public UnitView ViewOf(int unit)
    {
        if (_views.TryGetValue(unit, out var view))
        {
            return view;
        }

        var texts = Index.GetUnit(unit);
        view = new UnitView(
            texts,
            PassageView.Of(texts.Original, Analyzer),
            texts.Translation is { } translation ? PassageView.Of(translation, Analyzer) : null);
        return Index.Count <= MaxKept ? _views.GetOrAdd(unit, view) : view;
    }

    /// <inheritdoc/>
    public bool IsKnown(Token token, Language language) =>
        Index.ExactFrequency(token.Exact) > 0
        || Index.StemFrequency(token.Stem, language) > 0
        || Analyzer.Lexicon.Knows(token, language)
        || LightWords.Contains(token.Exact, language)
        || TermFrequencies.ShareOf(token.Exact, language) > GenerallyKnownShare;

    /// <inheritdoc/>
    public string? Correct(string word) =>
        Index.Correct(word) is { } near && (word.Length >= LengthForTwoSlips || EditDistance.Bounded(word, near, 1) <= 1) ? near : _listWords.Value.Closest(word);

    /// <inheritdoc/>
    public bool IsName(string word) => _names.Contains(word);

    private (FrozenSet<string> Names, FrozenSet<string> TitleWords, FrozenSet<int> TitleConcepts) Collect()
    {
        var names = new NameCollector();
        var titles = new HashSet<(string Text, Language Language)>();
        for (var unit = 0; unit < Index.Count; unit++)
        {
            var texts = Index.GetUnit(unit);
            foreach (var passage in texts.Translation is { } translation ? [texts.Original, translation] : new[] { texts.Original })
            {
                names.Add(passage);
                titles.Add((passage.DocumentTitle, passage.Language));
            }
        }

        var analyzed = titles.Select(title => Analyzer.Analyze(title.Text, title.Language, LexiconSide.Passage)).ToList();
        return (
            names.ToSet(),
            analyzed.SelectMany(t => t.Tokens).Where(t => t.IsContent).Select(t => t.Exact).ToFrozenSet(StringComparer.Ordinal),
            analyzed.SelectMany(t => t.Concepts).Select(c => c.Concept).ToFrozenSet());
    }
}
