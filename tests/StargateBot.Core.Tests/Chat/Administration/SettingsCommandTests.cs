using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using StargateBot.Core.Tests.Chat.Living;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Administration;

public sealed class SettingsCommandTests
{
    private const string ChannelKey = "fake:T1:C1";
    private const string TenantKey = "fake:T1";

    [Fact]
    public async Task Settings_NothingSet_ShowsDefaultsAndHowToChangeThem()
    {
        await using var world = new LivingWorld();
        var text = (await AskAsync(world)).Text;

        Assert.StartsWith(
            "**Settings of this channel**\n• I answer here (answer): **on**, not set\n"
            + "• I also answer without a mention when I know the answer (without-mention): **off**, not set\n"
            + "• Language of my replies (language): **that of the question**, not set\n"
            + "• Only the asker sees my answers (private): **off**, not set\n\nTo change one,",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_Changed_AreKeptAndShownWithWhereTheyAreSet()
    {
        await using var world = new LivingWorld();
        await AskAsync(world, (RequestFields.Everywhere, "on"), (RequestFields.Language, "id"), (RequestFields.Private, "yes"));
        var text = (await AskAsync(world, (RequestFields.Allowed, "OFF"), (RequestFields.Private, "off"))).Text;

        Assert.Equal(new ChatSettings { Language = Language.Indonesian, PrivateByDefault = true }, world.Get<ISettingsStore>().Find(TenantKey));
        Assert.Equal(new ChatSettings { Allowed = false, PrivateByDefault = false }, world.Get<ISettingsStore>().Find(ChannelKey));
        Assert.StartsWith("Saved.", text, StringComparison.Ordinal);
        Assert.Contains("(answer): **off**, set for this channel", text, StringComparison.Ordinal);
        Assert.Contains("(language): **Indonesian**, set for all channels", text, StringComparison.Ordinal);
        Assert.Contains("(private): **off**, set for this channel", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_Unset_Clears()
    {
        await using var world = new LivingWorld();
        await world.Get<ISettingsStore>().SetAsync(ChannelKey, new ChatSettings { Allowed = false, Language = Language.English }, LivingWorld.Token);
        await AskAsync(world, (RequestFields.Allowed, "unset"), (RequestFields.Language, "unset"));

        Assert.Equal(ChatSettings.Unset, world.Get<ISettingsStore>().Find(ChannelKey));
    }

    [Theory]
    [InlineData(RequestFields.Allowed, "maybe", "on, off, unset")]
    [InlineData(RequestFields.Language, "fr", "id, en, unset")]
    [InlineData(RequestFields.Everywhere, "unset", "on, off")]
    [InlineData("colour", "red", "answer, without-mention, language, private, everywhere")]
    public async Task Settings_WrongValueBesideARightOne_NamesWhatIsPossibleAndChangesNothing(string name, string value, string possible)
    {
        await using var world = new LivingWorld();
        var text = (await AskAsync(world, (RequestFields.Private, "on"), (name, value))).Text;

        Assert.Contains(possible, text, StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", text, StringComparison.Ordinal);
        Assert.Equal(ChatSettings.Unset, world.Get<ISettingsStore>().Find(ChannelKey));
    }

    private static async Task<Reply> AskAsync(LivingWorld world, params (string Name, string Value)[] fields) =>
        (await world.AskAsync(new ChatRequest(ChatCommand.Settings) { Fields = fields.ToDictionary(field => field.Name, field => field.Value) })).Reply;
}
