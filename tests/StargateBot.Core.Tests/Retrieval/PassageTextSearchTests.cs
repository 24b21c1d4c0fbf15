#pragma warning disable SKEXP0001 // The text search of Semantic Kernel is what is tested here.

using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Data;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Retrieval;

public sealed class PassageTextSearchTests : IDisposable
{
    private readonly KnowledgeSnapshot _snapshot = Snapshot();

    public void Dispose() => _snapshot.Dispose();

    [Fact]
    public async Task GetSearchResultsAsync_Query_GivesPassagesWithTheirPlaces()
    {
        var search = new PassageTextSearch(_snapshot, Language.Indonesian);

        var hits = await ListAsync((await search.GetSearchResultsAsync("kapan Merapi meletus?", null, TestContext.Current.CancellationToken)).Results);

        var hit = Assert.Single(hits);
        Assert.Equal(("gunung", "¶2", Language.Indonesian), (hit.Document, hit.Locator, hit.Language));
        Assert.Equal("Gunung Merapi meletus pada 2010.", hit.Text);
    }

    [Fact]
    public async Task GetSearchResultsAsync_EnglishQuery_GivesTheTranslation()
    {
        var search = new PassageTextSearch(_snapshot, Language.Indonesian);

        var hits = await ListAsync((await search.GetSearchResultsAsync("when did the volcano Merapi erupt?", null, TestContext.Current.CancellationToken)).Results);

        Assert.Equal("Mount Merapi erupted in 2010.", hits[0].Text);
    }

    [Fact]
    public async Task SearchAsync_SkipTopAndFilter_AreRespected()
    {
        var search = new PassageTextSearch(_snapshot, Language.Indonesian);
        var options = new TextSearchOptions<PassageHit> { Top = 1, Skip = 1, Filter = hit => hit.Document == "gunung" };

        var texts = await ListAsync((await search.SearchAsync("gunung", options, TestContext.Current.CancellationToken)).Results);

        Assert.Equal(["Gunung Merapi meletus pada 2010."], texts);
    }

    [Fact]
    public void PassageTextSearch_IsWhatSemanticKernelAsksFor() =>
        Assert.IsAssignableFrom<ITextSearch<PassageHit>>(new PassageTextSearch(_snapshot, Language.Indonesian));

    [Fact]
    public async Task GetTextSearchResultsAsync_InsideAKernelFunction_IsItsResult()
    {
        var search = new PassageTextSearch(_snapshot, Language.Indonesian);
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions("knowledge",
        [
            KernelFunctionFactory.CreateFromMethod(
                async (string query, CancellationToken cancellationToken) =>
                {
                    var found = await search.GetTextSearchResultsAsync(query, new TextSearchOptions<PassageHit> { Top = 1 }, cancellationToken);
                    return string.Join('\n', (await ListAsync(found.Results)).Select(r => $"[{r.Name} {r.Link}] {r.Value}"));
                },
                "search"),
        ]);

        var result = await kernel.InvokeAsync<string>("knowledge", "search", new KernelArguments { ["query"] = "Merapi meletus" }, TestContext.Current.CancellationToken);

        Assert.Equal("[Gunung berapi gunung¶2] Gunung Merapi meletus pada 2010.", result);
    }

    private static KnowledgeSnapshot Snapshot()
    {
        var analyzer = new TextAnalyzer(Lexicon.Empty);
        var pair = new DocumentPair(
            Units.Titled("gunung", "Gunung berapi", Language.Indonesian, "Gunung tidur itu gunung.", "Gunung Merapi meletus pada 2010."),
            Units.Titled("gunung.en", "Volcanoes", Language.English, "A sleeping mountain is a mountain.", "Mount Merapi erupted in 2010."));
        var built = new PassageIndexBuilder(analyzer, RetrievalOptions.Default).Build([pair], "test", [], TestContext.Current.CancellationToken);
        return new KnowledgeSnapshot { Version = "test", DocumentCount = 2, Index = built.Index, Analyzer = analyzer, Faults = [] };
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> results)
    {
        var list = new List<T>();
        await foreach (var result in results.WithCancellation(TestContext.Current.CancellationToken))
        {
            list.Add(result);
        }

        return list;
    }
}
