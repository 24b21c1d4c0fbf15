using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>One passage prepared for comparing with questions: tokens, sentences, mentions. Immutable.</summary>
internal sealed class PassageView
{
    private static readonly PhraseTable SentenceCueWords = PhraseTable.FromWordFile("sentence-cues.txt");

    private PassageView(Passage passage, AnalyzedText text, Token[] title, Token[] heading, SentenceView[] sentences, Mention[] mentions)
    {
        Passage = passage;
        Text = text;
        Title = title;
        Heading = heading;
        Sentences = sentences;
        Mentions = mentions;
    }

    /// <summary>Gets the passage.</summary>
    public Passage Passage { get; }

    /// <summary>Gets its tokens and concepts.</summary>
    public AnalyzedText Text { get; }

    /// <summary>Gets the tokens of the document's title.</summary>
    public Token[] Title { get; }

    /// <summary>Gets the tokens of the headings above it.</summary>
    public Token[] Heading { get; }

    /// <summary>Gets its sentences in order, one per sentence of the passage.</summary>
    public SentenceView[] Sentences { get; }

    /// <summary>Gets its mentions, ordered by first token.</summary>
    public Mention[] Mentions { get; }

    /// <summary>Prepares a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="analyzer">Analyzer of the snapshot that the passage belongs to.</param>
    public static PassageView Of(Passage passage, TextAnalyzer analyzer)
    {
        var text = analyzer.Analyze(passage.Text, passage.Language, LexiconSide.Passage);
        var mentions = MentionFinder.Find(text, analyzer.Lexicon).ToArray();
        var cues = SentenceCueWords.FindAll(text.Tokens);
        var sentences = new SentenceView[passage.Sentences.Count];
        var token = 0;
        var mention = 0;
        for (var s = 0; s < sentences.Length; s++)
        {
            var span = passage.Sentences[s];
            var first = token;
            while (token < text.Tokens.Length && text.Tokens[token].Start < span.End)
            {
                token++;
            }

            var firstMention = mention;
            while (mention < mentions.Length && mentions[mention].FirstToken < token)
            {
                mention++;
            }

            sentences[s] = new SentenceView(
                first, token - first, firstMention, mention - firstMention, span.Start, span.Length, CuesOf(text, first, token, cues, mentions.AsSpan(firstMention, mention - firstMention)));
        }

        return new PassageView(
            passage,
            text,
            TextAnalyzer.Tokenize(passage.DocumentTitle, passage.Language),
            TextAnalyzer.Tokenize(passage.Heading, passage.Language),
            sentences,
            mentions);
    }

    private static SentenceCues CuesOf(AnalyzedText text, int first, int end, List<PhraseMatch> cueWords, ReadOnlySpan<Mention> mentions)
    {
        var cues = SentenceCues.None;
        for (var t = first; t < end; t++)
        {
            if (text.Tokens[t].Is(TokenTraits.Negation))
            {
                cues |= SentenceCues.Negated;
                break;
            }
        }

        foreach (var mention in mentions)
        {
            if (mention.Type == AnswerType.Quotation)
            {
                cues |= SentenceCues.Quoted;
                break;
            }
        }

        foreach (var match in cueWords)
        {
            if (match.FirstToken >= first && match.FirstToken < end)
            {
                cues |= match.Kind switch
                {
                    "causal" => SentenceCues.Causal,
                    "defining" => SentenceCues.Defining,
                    "listing" => SentenceCues.Listing,
                    "degree" => SentenceCues.Degree,
                    _ => SentenceCues.None,
                };
            }
        }

        return cues;
    }
}
