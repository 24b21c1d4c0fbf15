using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace StargateBot.Core.Retrieval;

/// <summary>Feeds terms that were made by our own analyzer to Lucene, so that index and ranker agree on what a word is.</summary>
internal sealed class TermListStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private int _next;

    /// <summary>Makes an empty stream.</summary>
    public TermListStream() => _term = AddAttribute<ICharTermAttribute>();

    /// <summary>Gets the terms of the next document; filled again for each.</summary>
    public List<string> Terms { get; } = [];

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_next >= Terms.Count)
        {
            return false;
        }

        ClearAttributes();
        _term.SetEmpty().Append(Terms[_next++]);
        return true;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }
}
