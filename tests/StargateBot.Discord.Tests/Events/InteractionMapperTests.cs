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

    private readonly ThreadDirectory _threads = new();
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
        Assert.Equal(new ReplyTarget { Place = question.Place, Recipient = "7", IsLasting = true }, question.ReplyTo.Fallback);
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
    [InlineData("reload", ChatCommand.Reload)]
    [InlineData("rollback", ChatCommand.Rollback)]
    [InlineData("knowledge", ChatCommand.Knowledge)]
    [InlineData("gaps", ChatCommand.Gaps)]
    [InlineData("stats", ChatCommand.Stats)]
    [InlineData("teach", ChatCommand.Teach)]
    [InlineData("settings", ChatCommand.Settings)]
    [InlineData("privacy", ChatCommand.Privacy)]
    [InlineData("forget-me", ChatCommand.ForgetMe)]
    [InlineData("unknown", ChatCommand.Help)]
    public void Map_OtherCommand_IsAnsweredPrivately(string name, ChatCommand command)
    {
        var question = Map(Ask("").Replace("\"ask\"", $"\"{name}\"", StringComparison.Ordinal))!;

        Assert.Equal(command, question.Request.Command);
        Assert.True(question.ReplyTo.Private);
        Assert.False(question.ReplyTo.IsLasting);
    }

    [Fact]
    public void Map_Rollback_TakesTheVersion() => Assert.Equal(
        new ChatRequest(ChatCommand.Rollback, "abc123"),
        Map(Interaction(2, """{"name":"rollback","type":1,"options":[{"name":"version","type":3,"value":" abc123 "}]}"""))!.Request);

    [Theory]
    [InlineData("gaps", """{"name":"days","type":4,"value":7}""", "days=7")]
    [InlineData("stats", """{"name":"days","type":4,"value":30}""", "days=30")]
    [InlineData(
        "settings",
        """{"name":"answer","type":3,"value":"off"},{"name":"without-mention","type":3,"value":"unset"},{"name":"language","type":3,"value":"id"},{"name":"private","type":3,"value":"on"},{"name":"everywhere","type":5,"value":true}""",
        "answer=off,everywhere=on,language=id,private=on,without-mention=unset")]
    [InlineData("settings", """{"name":"everywhere","type":5,"value":false}""", "")]
    public void Map_CommandWithOptions_HandsThemOnAsFields(string name, string options, string fields)
    {
        var question = Map(Interaction(2, $$"""{"name":"{{name}}","type":1,"options":[{{options}}]}"""))!;

        Assert.Equal(fields, string.Join(',', question.Request.Fields.Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal)));
        Assert.Null(question.Language);
    }

    [Theory]
    [InlineData("""[{"type":18,"id":1,"component":{"type":4,"id":2,"custom_id":"title","value":"Jam kerja"}},{"type":18,"id":3,"component":{"type":4,"id":4,"custom_id":"text-id","value":"Buka jam 9."}},{"type":18,"id":5,"component":{"type":4,"id":6,"custom_id":"text-en","value":""}}]""")]
    [InlineData("""[{"type":1,"components":[{"type":4,"custom_id":"title","value":"Jam kerja"}]},{"type":1,"components":[{"type":4,"custom_id":"text-id","value":"Buka jam 9."}]}]""")]
    public void Map_Form_IsReadBack(string components)
    {
        var question = Map(Interaction(5, $$"""{"custom_id":"sb1:teachtext:","components":{{components}}}"""))!;

        Assert.Equal((ChatCommand.SubmitTeach, Addressing.Action, true), (question.Request.Command, question.Addressing, question.ReplyTo.Private));
        Assert.Equal(
            new Dictionary<string, string> { [RequestFields.Title] = "Jam kerja", [RequestFields.Indonesian] = "Buka jam 9." }, question.Request.Fields);
    }

    [Theory]
    [InlineData("sb9:teachtext:")]
    [InlineData("somebody else's")]
    public void Map_FormOfAnotherVersion_IsOutdated(string id) =>
        Assert.Equal(ChatCommand.Outdated, Map(Interaction(5, $$"""{"custom_id":"{{id}}","components":[]}"""))!.Request.Command);

    /// <summary>Who manages the server is an admin there; in doubt nobody is.</summary>
    [Theory]
    [InlineData("\"32\"", true)]
    [InlineData("\"8\"", true)]
    [InlineData("\"2251799813685288\"", true)]
    [InlineData("\"18446744073709551648\"", true)]
    [InlineData("32", true)]
    [InlineData("\"2251799813685248\"", false)]
    [InlineData("\"-32\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    public void Map_Permissions_TellWhoIsAnAdmin(string bits, bool isAdmin)
    {
        var json = Ask("").Replace("{\"user\":{\"id\":\"7\"}}", $$"""{"user":{"id":"7"},"permissions":{{bits}}}""", StringComparison.Ordinal);

        Assert.Equal(isAdmin, Map(json)!.Author.IsTenantAdmin);
    }

    [Fact]
    public void Map_NoPermissionsOrNoServer_IsNoAdmin()
    {
        var admin = Ask("").Replace("{\"user\":{\"id\":\"7\"}}", """{"user":{"id":"7"},"permissions":"8"}""", StringComparison.Ordinal);

        Assert.False(Map(Ask(""))!.Author.IsTenantAdmin);
        Assert.False(Map(admin.Replace("\"guild_id\":\"3\",", "", StringComparison.Ordinal))!.Author.IsTenantAdmin);
        Assert.False(Map(admin.Replace("\"0\":\"3\"", "\"1\":\"7\"", StringComparison.Ordinal))!.Author.IsTenantAdmin);
    }

    [Theory]
    [InlineData("""{"user":{"id":"7","username":"u","global_name":"Sari W"},"nick":"Bu Sari","roles":["5","6"]}""", "Bu Sari", "5,6")]
    [InlineData("""{"user":{"id":"7","username":"u","global_name":"Sari\n\u202eW"},"nick":null,"roles":[]}""", "Sari W", "")]
    [InlineData("""{"user":{"id":"7","username":"u","global_name":null},"nick":" \u200b "}""", "u", "")]
    [InlineData("""{"user":{"id":"7"}}""", "", "")]
    public void Map_Member_TellsNameAndRoles(string member, string name, string roles)
    {
        var author = Map(Ask("").Replace("{\"user\":{\"id\":\"7\"}}", member, StringComparison.Ordinal))!.Author;

        Assert.Equal((name, roles), (author.Name, string.Join(',', author.Roles)));
    }

    [Fact]
    public void Map_LongName_IsCutBetweenCharacters()
    {
        var name = string.Concat(Enumerable.Repeat("👩‍🚀", 40));
        var author = Map(Ask("").Replace("{\"user\":{\"id\":\"7\"}}", $$"""{"user":{"id":"7"},"nick":"{{name}}"}""", StringComparison.Ordinal))!.Author;

        Assert.InRange(author.Name.Length, 32, AuthorReader.MaxNameLength);
        Assert.False(char.IsHighSurrogate(author.Name[^1]));
    }

    [Fact]
    public void Map_Thread_KnowsItsChannel()
    {
        var thread = Ask("").Replace("""{"id":"2","type":0}""", """{"id":"2","type":11,"parent_id":"1"}""", StringComparison.Ordinal);
        var channel = Ask("").Replace("""{"id":"2","type":0}""", """{"id":"2","type":0,"parent_id":"category"}""", StringComparison.Ordinal);

        Assert.Equal("1", Map(thread)!.Place.ParentChannel);
        Assert.Null(Map(channel)!.Place.ParentChannel);
        _threads.Add("2", "4");
        Assert.Equal("4", Map(Ask("").Replace(""","channel":{"id":"2","type":0}""", "", StringComparison.Ordinal))!.Place.ParentChannel);
    }

    [Fact]
    public void Map_MessageMenu_AsksTheMessagesWords() => Assert.Equal(
        new ChatRequest(ChatCommand.Ask, "berapa nilainya @user?"),
        Map(Interaction(2, """{"name":"Ask StargateBot","type":3,"target_id":"50","resolved":{"messages":{"50":{"content":"berapa nilainya <@5>?"}}}}"""))!.Request);

    [Theory]
    [InlineData("sb1:sources:t-1", ChatCommand.Sources, true)]
    [InlineData("sb1:ask:siapa?", ChatCommand.Ask, false)]
    [InlineData("sb1:topic:t-1:2", ChatCommand.Topic, false)]
    [InlineData("sb1:helpful:t-1", ChatCommand.Helpful, true)]
    [InlineData("sb1:swap::r-1", ChatCommand.SwapAnyway, true)]
    [InlineData("sb0:sources:t-1", ChatCommand.Outdated, true)]
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
    public void Map_SomethingElse_IsNothing() => Assert.Null(Map(Interaction(4, "{}")));

    private static string Ask(string options) => Interaction(2, $$"""{"id":"555","name":"ask","type":1,"options":[{{options}}]}""");

    private static string Interaction(int type, string data, string more = "") =>
        $$$"""{"id":"{{{Id}}}","application_id":"98","type":{{{type}}},"token":"tok","version":1,"guild_id":"3","channel_id":"2","channel":{"id":"2","type":0},"member":{"user":{"id":"7"}},"app_permissions":"3072","locale":"id","guild_locale":"en-US","authorizing_integration_owners":{"0":"3"},"context":0,"data":{{{data}}}{{{more}}}}""";

    private IncomingQuestion? Map(string json) => new InteractionMapper(new MessageMapper(_threads), _threads, _time)
        .Map(WireReader.TryRead(Encoding.UTF8.GetBytes(json), DiscordJsonContext.Default.InteractionEvent)!, "99");
}
