using StargateBot.Conversation;
using StargateBot.Core.Languages;
using StargateBot.Testing;

namespace StargateBot.Tests.Conversation;

public sealed class SuggestedQuestionsTests
{
    private const string Golden = """
        {"id":"1","lang":"en","kind":"fact","q":"Who is the café owner?","must":[["a"]],"paras":[1],"answerable":true,"ctx":[]}
        {"id":"2","lang":"en","kind":"fact","q":"Where is it built?","must":[["a"]],"paras":[1],"answerable":true,"ctx":[]}
        {"id":"3","lang":"en","kind":"why","q":"Why is the owner happy?","must":[["a"]],"paras":[1],"answerable":true,"ctx":[]}
        {"id":"4","lang":"en","kind":"typo","q":"whoo ownz it","must":[["a"]],"paras":[1],"answerable":true,"ctx":[]}
        {"id":"5","lang":"en","kind":"fact","q":"And then?","must":[["a"]],"paras":[1],"answerable":true,"ctx":["Who is it?"]}
        {"id":"6","lang":"en","kind":"fact","q":"What is the price of gold?","must":[],"paras":[],"answerable":false,"ctx":[]}
        {"id":"7","lang":"id","kind":"fact","q":"Siapa pemiliknya?","must":[["a"]],"paras":[1],"answerable":true,"ctx":[]}
        not json
        """;

    [Fact]
    public async Task Find_NothingTyped_BeginsWithDifferentKinds()
    {
        var questions = await ReadAsync(Golden);

        Assert.Equal(["Who is the café owner?", "Why is the owner happy?", "Where is it built?"], questions.Find(Language.English, "", 10));
        Assert.Equal(["Who is the café owner?", "Why is the owner happy?"], questions.Find(Language.English, " ? ", 2));
        Assert.Equal(["Siapa pemiliknya?"], questions.Find(Language.Indonesian, "", 10));
    }

    [Theory]
    [InlineData("wh", 3)]
    [InlineData("WHO", 1)]
    [InlineData("cafe", 1)]
    [InlineData("Café", 1)]
    [InlineData("own the", 2)]
    [InlineData("gold", 0)]
    [InlineData("wner", 0)]
    public async Task Find_Typed_MatchesBeginningsOfWords(string typed, int count) =>
        Assert.Equal(count, (await ReadAsync(Golden)).Find(Language.English, typed, 10).Count);

    [Fact]
    public async Task Find_Typed_PutsTheQuestionThatGoesOnFirst()
    {
        var questions = await ReadAsync(Golden);

        Assert.Equal("Where is it built?", questions.Find(Language.English, "where is", 10)[0]);
        Assert.Equal(["Why is the owner happy?", "Who is the café owner?"], questions.Find(Language.English, "w i t o h", 1)
            .Concat(questions.Find(Language.English, "who", 1)));
    }

    [Fact]
    public async Task Find_MoreWordsThanAnyQuestion_FindsNothingQuickly() =>
        Assert.Empty((await ReadAsync(Golden)).Find(Language.English, string.Concat(Enumerable.Repeat("who ", 10_000)), 10));

    [Fact]
    public async Task ReadAsync_FolderWithoutQuestions_SuggestsNothing()
    {
        using var folder = new TempFolder();

        Assert.Empty((await SuggestedQuestions.ReadAsync(folder.Path, TestContext.Current.CancellationToken)).Find(Language.English, "", 10));
    }

    private static async Task<SuggestedQuestions> ReadAsync(string golden)
    {
        using var folder = new TempFolder();
        folder.Write("golden.jsonl", golden);
        return await SuggestedQuestions.ReadAsync(folder.Path, TestContext.Current.CancellationToken);
    }
}
