using StargateBot.Core.Chat;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Tests.Chat.Living;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Administration;

public sealed class TeachCommandTests
{
    [Fact]
    public async Task Submit_TextInOneLanguage_IsTaughtWithAuthorAndDate()
    {
        await using var world = new LivingWorld();
        world.Time.Advance(TimeSpan.FromHours(23.9));
        world.Knowledge.Report = ReloadReportWriterTests.Report;
        var reply = await SubmitAsync(world, (RequestFields.Title, " Parking **rules** "), (RequestFields.English, "Park behind the house.\n"), (RequestFields.Indonesian, "  "));

        Assert.Equal(
            new TaughtText("Parking **rules**", null, "Park behind the house.", "Sari", new DateOnly(2000, 1, 1)), world.Knowledge.Taught.Single());
        Assert.Equal(new ReloadRequest(ReloadReason.Teach, "Sari"), world.Knowledge.Wanted.Single().Request);
        Assert.StartsWith("**Thank you. “Parking *rules*” is part of my knowledge now.**", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AuthorWithoutName_IsCitedById()
    {
        await using var world = new LivingWorld();
        await world.AskAsync(
            new ChatRequest(ChatCommand.SubmitTeach) { Fields = Fields((RequestFields.Title, "T"), (RequestFields.English, "Text.")) },
            question => question with { Author = new ChatAuthor("U77") { IsTenantAdmin = true } });

        Assert.Equal("U77", world.Knowledge.Taught.Single().Author);
    }

    [Fact]
    public async Task Submit_NoTitleOrNoText_IsToldAndTheFormOfferedAgain()
    {
        await using var world = new LivingWorld();
        Reply[] replies =
        [
            await SubmitAsync(world, (RequestFields.Title, " "), (RequestFields.English, "Text.")),
            await SubmitAsync(world, (RequestFields.Title, new string('x', 151)), (RequestFields.English, "Text.")),
            await SubmitAsync(world, (RequestFields.Title, "Title"), (RequestFields.English, "\n")),
        ];

        Assert.All(replies[..2], reply => Assert.Contains("needs a title of at most 150", reply.Text, StringComparison.Ordinal));
        Assert.Contains("at least one of the two languages", replies[2].Text, StringComparison.Ordinal);
        Assert.All(replies, reply => Assert.Equal(ChatCommand.Teach, reply.Actions.Single().Request.Command));
        Assert.Empty(world.Knowledge.Taught);
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);

    private static async Task<Reply> SubmitAsync(LivingWorld world, params (string Name, string Value)[] fields) =>
        (await world.AskAsync(new ChatRequest(ChatCommand.SubmitTeach) { Fields = Fields(fields) })).Reply;
}
