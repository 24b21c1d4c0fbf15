#pragma warning disable SKEXP0001 // ITextSearch<T> is experimental in Semantic Kernel 1.82; this file alone depends on its shape.

using Microsoft.SemanticKernel.Data;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>A passage that a text search found.</summary>
/// <param name="Document">Document id.</param>
/// <param name="Title">Document title.</param>
/// <param name="Locator">Passage locator, such as <c>¶3</c>.</param>
/// <param name="Language">Language of the text.</param>
/// <param name="Text">The passage's text, in the language of the query where there is a translation.</param>
/// <param name="Score">Relevance, higher is better; comparable inside one search only.</param>
public sealed record PassageHit(string Document, string Title, string Locator, Language Language, string Text, double Score);

/// <summary>Offers the passages of a snapshot to Semantic Kernel, so that any plugin or prompt can search them.</summary>
/// <param name="snapshot">The knowledge; it must outlive the search.</param>
/// <param name="fallback">The language of queries that hold no evidence, such as a single name.</param>
public sealed class PassageTextSearch(KnowledgeSnapshot snapshot, Language fallback) : ITextSearch<PassageHit>
{
    /// <summary>Greatest number of results that one search may ask for, those skipped included.</summary>
    public const int MaxResults = 1_000;

    /// <inheritdoc/>
    public Task<KernelSearchResults<string>> SearchAsync(
        string query, TextSearchOptions<PassageHit>? searchOptions = null, CancellationToken cancellationToken = default) =>
        Results(query, searchOptions, static hit => hit.Text, cancellationToken);

    /// <inheritdoc/>
    public Task<KernelSearchResults<TextSearchResult>> GetTextSearchResultsAsync(
        string query, TextSearchOptions<PassageHit>? searchOptions = null, CancellationToken cancellationToken = default) =>
        Results(query, searchOptions, static hit => new TextSearchResult(hit.Text) { Name = hit.Title, Link = hit.Document + hit.Locator }, cancellationToken);

    /// <inheritdoc/>
    public Task<KernelSearchResults<PassageHit>> GetSearchResultsAsync(
        string query, TextSearchOptions<PassageHit>? searchOptions = null, CancellationToken cancellationToken = default) =>
        Results(query, searchOptions, static hit => hit, cancellationToken);

    private Task<KernelSearchResults<T>> Results<T>(
        string query, TextSearchOptions<PassageHit>? options, Func<PassageHit, T> select, CancellationToken cancellationToken)
    {
        options ??= new TextSearchOptions<PassageHit>();
        var hits = Find(query, options, cancellationToken);

        // The total stays unknown: a search stops looking at passages that cannot be among the best.
        return Task.FromResult(new KernelSearchResults<T>(hits.Select(select).ToAsyncEnumerable()));
    }

    private List<PassageHit> Find(string query, TextSearchOptions<PassageHit> options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = options.Filter?.Compile();

        // A filter can refuse any hit, so that more than the wanted ones must be looked at.
        var depth = filter is null ? (int)Math.Min((long)options.Skip + options.Top, MaxResults) : MaxResults;
        var language = LanguageIdentifier.Identify(query).Language ?? fallback;
        var question = snapshot.Analyzer.Analyze(query, language, LexiconSide.Question);
        return
        [
            .. snapshot.Index.Search(question, Math.Max(1, depth), cancellationToken)
                .Select(found => HitOf(found, language))
                .Where(hit => filter is null || filter(hit))
                .Skip(options.Skip)
                .Take(options.Top),
        ];
    }

    private PassageHit HitOf(ScoredUnit found, Language language)
    {
        var passage = snapshot.Index.GetUnit(found.Unit).In(language);
        return new PassageHit(passage.DocumentId, passage.DocumentTitle, passage.Locator, passage.Language, passage.Text, found.Score);
    }
}
