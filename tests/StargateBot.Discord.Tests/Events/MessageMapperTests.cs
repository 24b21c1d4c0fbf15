using System.Text;
using StargateBot.Core.Chat;
using StargateBot.Discord.Events;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Tests.Events;

public sealed class MessageMapperTests
{
    private const string Self = "99";

    private static readonly MessageEvent Message = new()
    {
        Id = "5",
        ChannelId = "2",
        GuildId = "3",
        Content = "<@99> berapa nilainya?",
        Author = new UserObject { Id = "7" },
        Mentions = [new UserObject { Id = Self, Bot = true }],
    };

    private readonly ThreadDirectory _threads = new();

    [Fact]
    public void Map_Mention_IsAQuestionOfThatPersonInThatChannel()
    {
        var question = Map(Message)!;

        Assert.Equal("discord:3:message:5", question.EventKey);
        Assert.Equal(new ChatPlace("discord", "3", "2"), question.Place);
        Assert.Equal("discord:3:2:7", question.Conversation);
        Assert.Equal((Addressing.Mention, "berapa nilainya?"), (question.Addressing, question.Request.Text));
        Assert.Equal(("5", "7", null), (question.ReplyTo.ReplyToMessage, question.ReplyTo.Recipient, question.ReplyTo.Token));
    }

    [Fact]
    public void Map_DirectMessage_BelongsToNoServer()
    {
        var question = Map(Message with { GuildId = null, Content = "halo", Mentions = [] })!;

        Assert.Equal(("discord:@me:message:5", "discord:@me:2", Addressing.Direct), (question.EventKey, question.Conversation, question.Addressing));
    }

    [Fact]
    public void Map_ReplyToTheBotWithoutPing_IsAMention() => Assert.Equal(
        Addressing.Mention,
        Map(Message with { Type = 19, Content = "dan lokasinya?", Mentions = [], ReferencedMessage = new ReferencedMessage { Author = new UserObject { Id = Self } } })!.Addressing);

    [Fact]
    public void Map_OtherMessage_IsAmbient() => Assert.Equal(Addressing.Ambient, Map(Message with { Content = "halo semua", Mentions = [] })!.Addressing);

    /// <summary>Trap 23: without the intent, words are blank; that is not a question.</summary>
    [Fact]
    public void Map_BlankContentWithoutMention_IsNothing()
    {
        Assert.Null(Map(Message with { Content = "", Mentions = [] }));
        Assert.Null(Map(Message with { Content = "", Mentions = [], ReferencedMessage = new ReferencedMessage { Author = new UserObject { Id = Self } } }));
        Assert.NotNull(Map(Message with { Content = "" }));
    }

    /// <summary>Trap 24: who is no person is marked as such.</summary>
    [Fact]
    public void Map_Author_IsTold()
    {
        Assert.Equal(AuthorKind.Person, Map(Message with { Type = 19 })!.Author.Kind);
        Assert.Equal(AuthorKind.Bot, Map(Message with { Author = new UserObject { Id = "8", Bot = true } })!.Author.Kind);
        Assert.Equal(AuthorKind.Webhook, Map(Message with { WebhookId = "8" })!.Author.Kind);
        Assert.Equal(AuthorKind.Self, Map(Message with { Author = new UserObject { Id = Self, Bot = true } })!.Author.Kind);
        Assert.All((int[])[6, 7, 18, 20, 21, 23], type => Assert.Equal(AuthorKind.System, Map(Message with { Type = type })!.Author.Kind));
    }

    [Fact]
    public void Map_Thread_IsOneConversationForAll()
    {
        Assert.Equal("discord:3:2", Map(Message with { ChannelType = 11 })!.Conversation);

        _threads.Add("2", null);
        Assert.Equal("discord:3:2", Map(Message)!.Conversation);
        Assert.Equal("discord:3:2:7", Map(Message with { ChannelType = 0 })!.Conversation);
    }

    [Fact]
    public void AddThreadsOf_LargeServer_FindsItsThreadsOnly()
    {
        _threads.AddThreadsOf(Encoding.UTF8.GetBytes("""{"id":"3","channels":[{"id":"2","threads":[{"id":"4"}]}],"threads":[{"parent_id":"2","id":"21","member":{"id":"22"}},{"id":"23"},null],"name":"x"}"""));

        Assert.True(_threads.Contains("21") && _threads.Contains("23"));
        Assert.False(_threads.Contains("2") || _threads.Contains("3") || _threads.Contains("4") || _threads.Contains("22"));
    }

    [Theory]
    [InlineData("<@99> apa itu?", "apa itu?")]
    [InlineData("apa <@!99> itu?", "apa   itu?")]
    [InlineData("kata <@7>, <@&8> di <#9> </ask:10> <:emo:11> <a:anim:12> <t:1700000000:R>", "kata @user, @role di #channel /ask :emo: :anim:")]
    [InlineData("a < b dan c > d", "a < b dan c > d")]
    [InlineData("   ", "")]
    [InlineData(null, "")]
    public void Clean_Mentions_BecomeWords(string? content, string expected) => Assert.Equal(expected, MessageText.Clean(content, Self));

    [Fact]
    public void Map_Thread_KnowsItsChannel()
    {
        _threads.AddThreadsOf("""{"id":"3","threads":[{"id":"2","parent_id":"1","name":"x"},{"parent_id":"1","id":"5"},7]}"""u8);

        Assert.Equal("1", Map(Message)!.Place.ParentChannel);
        Assert.Equal("1", _threads.ParentOf("5"));
        _threads.Add("2", "8");
        _threads.Add("2", null);
        Assert.Equal("8", Map(Message)!.Place.ParentChannel);
        Assert.Null(Map(Message with { ChannelId = "9" })!.Place.ParentChannel);
    }

    [Fact]
    public void Map_Author_IsNamedAndNoAdminForSure()
    {
        var message = Message with
        {
            Author = new UserObject { Id = "7", Username = "u", GlobalName = "Sari" },
            Member = new MemberObject { Nick = "Bu Sari", Roles = ["5"] },
        };

        Assert.Equivalent(new ChatAuthor("7") { Name = "Bu Sari", Roles = ["5"] }, Map(message)!.Author);
        Assert.False(Map(message with { GuildId = null })!.Author.IsTenantAdmin);
    }

    private IncomingQuestion? Map(MessageEvent message) => new MessageMapper(_threads).Map(message, Self);
}
