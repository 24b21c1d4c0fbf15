using System.Text;
using StargateBot.Json;

namespace StargateBot.Tests.Json;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\n\nb", new[] { "a", "", "b" })]
    [InlineData("\n", new[] { "" })]
    [InlineData("\uFEFFa\n\uFEFFb", new[] { "a", "\uFEFFb" })]
    public async Task ReadAsync_Text_IsCutAtLineFeeds(string text, string[] expected)
    {
        var lines = await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(expected, lines.Select(line => Encoding.UTF8.GetString(line.Bytes!)));
        Assert.Equal(Enumerable.Range(1, expected.Length), lines.Select(line => line.Number));
    }

    [Fact]
    public async Task ReadAsync_LineOverTheBound_IsDroppedAndTheNextIsRead()
    {
        var bytes = Encoding.UTF8.GetBytes("first\n" + new string('x', LineReader.MaxLineBytes + 1) + "\nlast");

        var lines = await ReadAsync(new MemoryStream(bytes));

        Assert.Equal([false, true, false], lines.Select(line => line.Bytes is null));
        Assert.Equal("last"u8.ToArray(), lines[2].Bytes);
    }

    [Fact]
    public async Task ReadAsync_LastLineOverTheBound_IsReported()
    {
        var lines = await ReadAsync(new MemoryStream(new byte[(3 * LineReader.MaxLineBytes) + 1]));

        Assert.Null(Assert.Single(lines).Bytes);
    }

    private static async Task<List<InputLine>> ReadAsync(Stream input)
    {
        var lines = new List<InputLine>();
        await foreach (var line in LineReader.ReadAsync(input, TestContext.Current.CancellationToken))
        {
            lines.Add(line);
        }

        return lines;
    }
}
