using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Names of what is measured between a question and a sentence. The order is the order in fitted models.</summary>
/// <remarks>"Share" is a part of the summed weight of the question's own terms, 0 to 1.</remarks>
internal enum SentenceFeature
{
    /// <summary>Share of the question found in the sentence, in any way.</summary>
    Coverage,

    /// <summary>Share found as the same word or stem.</summary>
    LexicalCoverage,

    /// <summary>Share found in the sentence and its neighbours.</summary>
    NeighbourCoverage,

    /// <summary>Share found in the passage, its title and headings.</summary>
    PassageCoverage,

    /// <summary>Share found in title and headings.</summary>
    TitleCoverage,

    /// <summary>Weight found in the sentence, context of the question included.</summary>
    MatchedWeight,

    /// <summary>Heaviest own term that the sentence lacks.</summary>
    HeaviestMissing,

    /// <summary>Heaviest own term that the whole passage lacks.</summary>
    HeaviestMissingInPassage,

    /// <summary>Heaviest own term that the sentence has.</summary>
    HeaviestFound,

    /// <summary>Own terms.</summary>
    TermCount,

    /// <summary>Own terms missing from the passage.</summary>
    MissingCount,

    /// <summary>Share of neighbouring pairs of question terms that are neighbours in the sentence.</summary>
    PairCoverage,

    /// <summary>Longest run of consecutive question terms that stands in the sentence in the same order.</summary>
    LongestRun,

    /// <summary>Matched weight by token of the shortest stretch that holds all terms found.</summary>
    Density,

    /// <summary>Share of the question's names that the sentence holds; 1 without names.</summary>
    NameCoverage,

    /// <summary>Share of the question's names that the passage, title or headings hold; 1 without names.</summary>
    NameCoverageInPassage,

    /// <summary>Share of the question's numbers that the sentence holds; 1 without numbers.</summary>
    NumberCoverage,

    /// <summary>Share of the question's numbers that the passage holds; 1 without numbers.</summary>
    NumberCoverageInPassage,

    /// <summary>1: only the question negates; 2: only the sentence; 3: both; 0: neither.</summary>
    Negation,

    /// <summary>Weight of question terms whose opposite stands in the sentence while they themselves do not.</summary>
    Opposites,

    /// <summary>The expected answer type, as a number.</summary>
    ExpectedType,

    /// <summary>The kind of question, as a number.</summary>
    QuestionKind,

    /// <summary>Mentions of the expected type in the sentence that the question does not name.</summary>
    FittingMentions,

    /// <summary>Mentions of any type that the question does not name.</summary>
    NewMentions,

    /// <summary>Tokens between the nearest fitting mention and the heaviest matched term; 50 without.</summary>
    FittingDistance,

    /// <summary>Whether the sentence gives a cause.</summary>
    Causal,

    /// <summary>Whether the sentence says what something is.</summary>
    Defining,

    /// <summary>Whether the sentence holds a quotation.</summary>
    Quoted,

    /// <summary>Whether a term of the question stands among the first three tokens of the sentence.</summary>
    StartsWithTerm,

    /// <summary>1: the focus noun stands in the sentence; 0: not; -1: the question has none.</summary>
    FocusFound,

    /// <summary>Tokens of the sentence.</summary>
    Length,

    /// <summary>Content tokens that the question does not hold.</summary>
    NewContent,

    /// <summary>Number of the sentence in its passage, from 0.</summary>
    Position,

    /// <summary>Sentences in the passage.</summary>
    SentenceCount,

    /// <summary>Retrieval score of the passage divided by the best.</summary>
    RetrievalScore,

    /// <summary>Rank of the passage in retrieval, from 0.</summary>
    RetrievalRank,

    /// <summary>Summed weight of the question's own terms.</summary>
    QuestionWeight,

    /// <summary>Share of the question whose words no passage of the knowledge holds.</summary>
    UnknownShare,

    /// <summary>Heaviest own term that no passage of the knowledge holds.</summary>
    HeaviestUnknown,

    /// <summary>Share of the question whose words the lists know and no passage holds: it surely speaks of something else.</summary>
    ForeignShare,

    /// <summary>Heaviest such term.</summary>
    HeaviestForeign,

    /// <summary>1 when the passage is not in the question's language.</summary>
    OtherLanguage,

    /// <summary>Share of the question that only concepts or prefixes found in the sentence.</summary>
    LooseCoverage,

    /// <summary>Best coverage of any sentence of the passage less this one's.</summary>
    CoverageBehindBest,
}

/// <summary>A sentence that may answer, with its measurements.</summary>
internal sealed class SentenceCandidate
{
    /// <summary>Gets the number of features.</summary>
    public static readonly int FeatureCount = Enum.GetValues<SentenceFeature>().Length;

    /// <summary>Gets the position of the passage among the retrieved ones.</summary>
    public required int Rank { get; init; }

    /// <summary>Gets the number of the passage's unit in the index.</summary>
    public required int Unit { get; init; }

    /// <summary>Gets the passage.</summary>
    public required PassageView View { get; init; }

    /// <summary>Gets the number of the sentence in the passage, from 0.</summary>
    public required int Sentence { get; init; }

    /// <summary>Gets the measurements, by <see cref="SentenceFeature"/>.</summary>
    public required float[] Features { get; init; }

    /// <summary>Gets or sets the fitted ranker's score: log-odds that the sentence holds the answer.</summary>
    public double Fitted { get; set; }

    /// <summary>Gets or sets the score that candidates are ordered by: <see cref="Fitted"/> and what the ranker could not learn.</summary>
    public double Score { get; set; }

    /// <summary>Gets one measurement.</summary>
    /// <param name="feature">Which.</param>
    public float this[SentenceFeature feature] => Features[(int)feature];

    /// <summary>Gets the expected answer type that a feature value stands for.</summary>
    public AnswerType ExpectedType => (AnswerType)this[SentenceFeature.ExpectedType];
}
