using System.Text;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Discord.Events;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Tests.Events;

public sealed class InteractionMapperTests
{
    // 2026-01-01T00:00:00Z as a snowflake.
    private const string Id = "1456044163891200000";

    private static readonly DateTimeOffset Made = DateTimeOffset.FromUnixTimeMilliseconds((1456044163891200000L >> 22) + 1420070400000);

    private readonly FakeTimeProvider _time = new(Made + TimeSpan.FromSeconds(1));

    [Fact]
    public void Map_Ask_IsAPublicQuestionWithAWayBack()
    {
        var question = Map(Ask("""{"name":"question","type":3,"value":"apa kabar?"}"""))!;

        Assert.Equal($"discord:3:interaction:{Id}", question.EventKey);
        Assert.Equal("discord:3:2:7", question.Conversation);
        Assert.Equal((Addressing.Command, new ChatRequest(ChatCommand.Ask, "apa kabar?")), (question.Addressing, question.Request));
        Assert.Equal((null, Language.Indonesian), (question.Language, question.Locale));
        Assert.Equal("98/tok", question.ReplyTo.Token!.Reveal());
        Assert.Equal(Made + TimeSpan.FromMinutes(14), question.ReplyTo.TokenExpires);
        Assert.False(question.ReplyTo.Private);
        Assert.Equal(new ReplyTarget { Place = question.Place, Recipient = "7" }, question.ReplyTo.Fallback);
    }

    [Fact]
    public void Map_AskWithOptions_TakesThem()
    {
        var question = Map(Ask("""{"name":"question","type":3,"value":"x"},{"name":"language","type":3,"value":"en"},{"name":"private","type":5,"value":true}"""))!;

        Assert.Equal(Language.English, question.Language);
        Assert.True(question.ReplyTo.Private);
        Assert.Null(question.ReplyTo.Fallback);
    }

    [Theory]
    [InlineData("sources", ChatCommand.Sources)]
    [InlineData("help", ChatCommand.Help)]
    [InlineData("unknown", ChatCommand.Help)]
    public void Map_OtherCommand_IsAnsweredPrivately(string name, ChatCommand command)
    {
        var question = Map(Ask("").Replace("\"ask\"", $"\"{name}\"", StringComparison.Ordinal))!;

        Assert.Equal(command, question.Request.Command);
        Assert.True(question.ReplyTo.Private);
    }

    [Fact]
    public void Map_MessageMenu_AsksTheMessagesWords() => Assert.Equal(
        new ChatRequest(ChatCommand.Ask, "berapa nilainya @user?"),
        Map(Interaction(2, """{"name":"Ask StargateBot","type":3,"target_id":"50","resolved":{"messages":{"50":{"content":"berapa nilainya <@5>?"}}}}"""))!.Request);

    [Theory]
    [InlineData("sb1:sources:t-1", ChatCommand.Sources, true)]
    [InlineData("sb1:ask:siapa?", ChatCommand.Ask, false)]
    [InlineData("from another version", ChatCommand.Help, true)]
    public void Map_Button_IsReadEvenAfterARestart(string id, ChatCommand command, bool isPrivate)
    {
        var question = Map(Interaction(3, $$"""{"custom_id":"{{id}}","component_type":2}""", """, "message":{"id":"1","flags":0}"""))!;

        Assert.Equal((Addressing.Action, command, isPrivate), (question.Addressing, question.Request.Command, question.ReplyTo.Private));
    }

    [Fact]
    public void Map_ButtonOnAPrivateMessage_IsAnsweredPrivately() =>
        Assert.True(Map(Interaction(3, """{"custom_id":"sb1:ask:siapa?"}""", """, "message":{"id":"1","flags":64}"""))!.ReplyTo.Private);

    /// <summary>Trap 25: permission bits are more than a double or 32 bits can hold.</summary>
    [Theory]
    [InlineData("3072", true)]
    [InlineData("1032", true)]
    [InlineData("2251799813685248", true)]
    [InlineData("2251799813686272", false)]
    [InlineData("2251799813688320", true)]
    [InlineData("9223372036854776832", false)]
    [InlineData("18446744073709552640", false)]
    [InlineData("18446744073709554688", true)]
    [InlineData("1024", false)]
    [InlineData("-1", true)]
    [InlineData("", true)]
    public void Map_Permissions_DecideWhetherAPostMayTakeItsPlace(string bits, bool mayPost) =>
        Assert.Equal(mayPost, Map(Ask("").Replace("3072", bits, StringComparison.Ordinal))!.ReplyTo.Fallback is not null);

    [Fact]
    public void Map_InstalledByThePersonAlone_NeverPostsInTheChannel()
    {
        Assert.Null(Map(Ask("").Replace("\"0\":\"3\"", "\"1\":\"7\"", StringComparison.Ordinal))!.ReplyTo.Fallback);
        Assert.NotNull(Map(Ask("").Replace(""","authorizing_integration_owners":{"0":"3"}""", "", StringComparison.Ordinal))!.ReplyTo.Fallback);
    }

    [Fact]
    public void Map_IdThatTellsNoTime_LivesFromNowOn() => Assert.Equal(
        _time.GetUtcNow() + TimeSpan.FromMinutes(14), Map(Ask("").Replace(Id, "900", StringComparison.Ordinal))!.ReplyTo.TokenExpires);

    [Fact]
    public void Map_DirectMessage_ReadsTheUser()
    {
        var json = Ask("").Replace("\"guild_id\":\"3\",", "", StringComparison.Ordinal).Replace("\"member\":{\"user\":{\"id\":\"7\"}}", "\"user\":{\"id\":\"7\"}", StringComparison.Ordinal);

        Assert.Equal(("discord:@me:2", "7"), (Map(json)!.Conversation, Map(json)!.Author.UserId));
    }

    [Fact]
    public void Map_SomethingElse_IsNothing() => Assert.Null(Map(Interaction(5, "{}")));

    private static string Ask(string options) => Interaction(2, $$"""{"id":"555","name":"ask","type":1,"options":[{{options}}]}""");

    private static string Interaction(int type, string data, string more = "") =>
        $$$"""{"id":"{{{Id}}}","application_id":"98","type":{{{type}}},"token":"tok","version":1,"guild_id":"3","channel_id":"2","channel":{"id":"2","type":0},"member":{"user":{"id":"7"}},"app_permissions":"3072","locale":"id","guild_locale":"en-US","authorizing_integration_owners":{"0":"3"},"context":0,"data":{{{data}}}{{{more}}}}""";

    private IncomingQuestion? Map(string json) => new InteractionMapper(new MessageMapper(new ThreadDirectory()), _time)
        .Map(WireReader.TryRead(Encoding.UTF8.GetBytes(json), DiscordJsonContext.Default.InteractionEvent)!, "99");
}
