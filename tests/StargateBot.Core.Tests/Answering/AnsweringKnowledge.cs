using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Answering;

/// <summary>A small knowledge folder opened for answering; those about a village pond are shared by all tests, for reading word lists takes its time.</summary>
internal sealed class AnsweringKnowledge : IDisposable
{
    public const string Indonesian = """
        ---
        title: Kolam Desa Sukamaju
        language: id
        ---

        # Kolam Desa Sukamaju

        ## Penggalian

        Kolam desa digali pada tahun 1987 oleh Haji Mahmud dengan biaya 25 juta rupiah. Airnya berasal dari Sungai Cimanuk.

        ## Perawatan

        Sari Wulandari, ketua karang taruna, menguras kolam setiap hari Senin karena lumut cepat tumbuh. "Kolam yang bersih membuat ikan sehat," kata Sari.

        ## Ikan

        Warga memelihara ikan gabus, lele, dan nila di kolam itu. Sebanyak 400 ekor ikan dilepas pada bulan Maret.
        """;

    public const string English = """
        ---
        title: The Village Pond of Sukamaju
        language: en
        translation-of: kolam
        ---

        # The Village Pond of Sukamaju

        ## Digging

        The village pond was dug in 1987 by Haji Mahmud at a cost of 25 million rupiah. Its water comes from the Cimanuk River.

        ## Care

        Sari Wulandari, chair of the youth club, drains the pond every Monday because algae grow quickly. "A clean pond keeps the fish healthy," said Sari.

        ## Fish

        The villagers keep snakehead, catfish and tilapia in the pond. A total of 400 fish were released in March.
        """;

    public const string Words = """
        kolam, empang, pond
        menguras, membersihkan, drain, clean
        menggali, dig, dug
        ikan, fish
        biaya, ongkos, cost
        penonton, spectators
        gaji, salary
        """;

    private AnsweringKnowledge(IEnumerable<(string Path, string Text)> files)
    {
        // So few passages are indexed in memory: nothing needs the folder afterwards.
        var root = Directory.CreateTempSubdirectory("stargatebot-answering-").FullName;
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }

        Snapshot = KnowledgeSnapshotBuilder.Build(new KnowledgeFolder(root, LanguageIdentifier.Identify), RetrievalOptions.Default, null, CancellationToken.None);
        Directory.Delete(root, recursive: true);
        Assert.Empty(Snapshot.Faults);
        View = new SnapshotView(Snapshot.Index, Snapshot.Analyzer);
    }

    public KnowledgeSnapshot Snapshot { get; }

    public SnapshotView View { get; }

    /// <summary>The pond in both languages with word lists of its own.</summary>
    public static AnsweringKnowledge Pond { get; } = Of(("kolam.md", Indonesian), ("kolam.en.md", English), ("words/kolam.txt", Words));

    /// <summary>The pond without word lists.</summary>
    public static AnsweringKnowledge PondWithoutWords { get; } = Of(("kolam.md", Indonesian), ("kolam.en.md", English));

    /// <summary>The pond in Indonesian only, with word lists.</summary>
    public static AnsweringKnowledge IndonesianPond { get; } = Of(("kolam.md", Indonesian), ("words/kolam.txt", Words));

    public static AnsweringKnowledge Of(params (string Path, string Text)[] files) => new(files);

    public AnswerService Service(AnsweringOptions? options = null) => new(Snapshot, options ?? new AnsweringOptions(), TimeProvider.System);

    public Task<Answer> AskAsync(string text) => AskAsync(new Question(text));

    public async Task<Answer> AskAsync(Question question) => await Service().AnswerAsync(question, TestContext.Current.CancellationToken);

    public UnderstoodQuestion Read(string text, Language? language = null) =>
        new QuestionReader(Snapshot.Analyzer, View, Language.Indonesian).Read(new Question(text) { Language = language });

    public Evidence Find(UnderstoodQuestion question) => new EvidenceFinder(View).Find(question, TestContext.Current.CancellationToken);

    /// <summary>Gets the text of every passage, in both languages, by document and locator.</summary>
    public Dictionary<(string Document, string Locator), string> Passages() => Enumerable.Range(0, Snapshot.UnitCount)
        .Select(Snapshot.Index.GetUnit)
        .SelectMany(unit => unit.Translation is { } translation ? new[] { unit.Original, translation } : [unit.Original])
        .ToDictionary(passage => (passage.DocumentId, passage.Locator), passage => passage.Text);

    public void Dispose() => Snapshot.Dispose();
}
