using CsCheck;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed class KnowledgeDifferenceTests
{
    [Theory]
    [InlineData("abc", "xabc", "1", "", "", "")]
    [InlineData("abc", "abcx", "4", "", "", "")]
    [InlineData("abc", "axc", "", "2", "", "b")]
    [InlineData("abc", "ac", "", "", "2", "b")]
    [InlineData("abc", "axyc", "3", "2", "", "b")]
    [InlineData("abbc", "axc", "", "2", "3", "b")]
    [InlineData("abc", "cab", "1", "", "3", "")]
    [InlineData("aba", "ab", "", "", "3", "")]
    [InlineData("abc", "xyz", "", "1 2 3", "", "abc")]
    public void Between_ChangedDocument_NamesPassages(string older, string newer, string added, string changed, string removed, string gone)
    {
        var difference = Assert.Single(KnowledgeDifference.Between(Contents(("d", older)), Contents(("d", newer))).Documents);

        Assert.Equal((DocumentChange.Changed, "d"), (difference.Change, difference.Id));
        Assert.Equal((added, changed, removed), (Text(difference.Added), Text(difference.Changed), Text(difference.Removed)));
        Assert.Equal(gone, string.Concat(difference.Gone.Select(hash => (char)hash)));
    }

    [Fact]
    public void Between_DocumentsComeAndGo_AreOrderedById()
    {
        var difference = KnowledgeDifference.Between(Contents(("b", "xx"), ("c", "y"), ("same", "z")), Contents(("a", "pq"), ("c", "yy"), ("same", "z")));

        Assert.Equal(
            [("a", DocumentChange.Added), ("b", DocumentChange.Removed), ("c", DocumentChange.Changed)],
            difference.Documents.Select(document => (document.Id, document.Change)));
        Assert.Equal([1, 2], difference.Documents[0].Added);
        Assert.Equal([1, 2], difference.Documents[1].Removed);
        Assert.Equal([(ulong)'x'], difference.Documents[1].Gone);
    }

    [Fact]
    public void Between_TitleOrLanguageOnly_IsAChangeWithoutPassages()
    {
        var before = new DocumentContents("d", "Lama", Language.Indonesian, [1, 2]);
        foreach (var after in new[] { before with { Title = "Baru" }, before with { Language = Language.English } })
        {
            var difference = Assert.Single(KnowledgeDifference.Between(Contents(before), Contents(after)).Documents);
            Assert.Equal((DocumentChange.Changed, after.Title), (difference.Change, difference.Title));
            Assert.Empty(difference.Added.Concat(difference.Changed).Concat(difference.Removed));
            Assert.Empty(difference.Gone);
        }
    }

    [Fact]
    public void Between_Same_IsEmpty() => Assert.True(KnowledgeDifference.Between(Contents(("d", "abc")), Contents(("d", "abc"))).IsEmpty);

    [Fact]
    public void Between_AnyDocuments_KeepsALongestCommonSubsequence() => Gen.Select(Gen.Char['a', 'd'].Array[0, 12], Gen.Char['a', 'd'].Array[0, 12]).Sample((older, newer) =>
    {
        var before = new DocumentContents("d", "Lama", Language.Indonesian, [.. older.Select(c => (ulong)c)]);
        var after = new DocumentContents("d", "Baru", Language.Indonesian, [.. newer.Select(c => (ulong)c)]);

        var difference = Assert.Single(KnowledgeDifference.Between(Contents(before), Contents(after)).Documents);

        var stayed = newer.Length - difference.Added.Count - difference.Changed.Count;
        Assert.Equal(stayed, older.Length - difference.Removed.Count - difference.Changed.Count);
        Assert.Equal(LongestCommon(older, newer), stayed);
    });

    [Fact]
    public void Between_LongDocuments_AlignsAtAnchors()
    {
        ulong[] older = [.. Enumerable.Range(0, 50_000).Select(i => (ulong)i)];
        List<ulong> newer = [.. older.Select(hash => hash % 1_000 == 500 ? hash + 1_000_000 : hash)];
        newer.Insert(25_001, 9_999_999);
        newer.Insert(0, 8_888_888);
        newer.Add(7_777_777);

        var difference = Assert.Single(KnowledgeDifference.Between(Contents(Document(older)), Contents(Document([.. newer]))).Documents);

        Assert.Equal([1, 25_003, 50_003], difference.Added);
        Assert.Equal(50, difference.Changed.Count);
        Assert.Empty(difference.Removed);
    }

    [Theory]
    [InlineData("nothing in common")]
    [InlineData("reversed")]
    [InlineData("the same few again and again")]
    [InlineData("shuffled")]
    public void Between_HostileLongDocuments_IsBounded(string kind)
    {
        ulong[] older = [.. Enumerable.Range(0, 50_000).Select(i => (ulong)i)];
        ulong[] newer = [.. older];
        switch (kind)
        {
            case "reversed":
                Array.Reverse(newer);
                break;
            case "shuffled":
                new Random(1).Shuffle(newer);
                break;
            case "nothing in common":
                newer = [.. older.Select(hash => hash + 1_000_000)];
                break;
            default:
                older = [.. older.Select(hash => hash % 7)];
                newer = [.. newer.Select(hash => hash % 5)];
                break;
        }

        var before = GC.GetTotalAllocatedBytes();
        var difference = KnowledgeDifference.Between(Contents(Document(older)), Contents(Document(newer)));

        Assert.Single(difference.Documents);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 500_000_000);
    }

    private static int LongestCommon(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var lengths = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                lengths[i, j] = a[i - 1] == b[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[a.Length, b.Length];
    }

    private static string Text(IEnumerable<int> numbers) => string.Join(' ', numbers);

    private static DocumentContents Document(ulong[] passages) => new("d", "d", Language.Indonesian, passages);

    private static KnowledgeContents Contents(params (string Id, string Passages)[] documents) =>
        Contents([.. documents.Select(d => new DocumentContents(d.Id, d.Id, Language.Indonesian, [.. d.Passages.Select(c => (ulong)c)]))]);

    private static KnowledgeContents Contents(params DocumentContents[] documents) => new(documents.ToDictionary(d => d.Id));
}
