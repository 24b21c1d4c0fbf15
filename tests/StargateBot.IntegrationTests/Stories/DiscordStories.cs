using StargateBot.Core.Languages;
using StargateBot.IntegrationTests.Harness;
using StargateBot.Simulator.Discord.People;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Stories;

/// <summary>What only Discord has: commands that complete themselves and use outside of the server.</summary>
public sealed class DiscordStories(SharedWorker shared) : IClassFixture<SharedWorker>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, "Siapa", Language.Indonesian)]
    [InlineData(1, "Who", Language.English)]
    public async Task Autocomplete_WordTyped_OffersQuestionsInThePersonsLanguage(int person, string typed, Language language)
    {
        var discord = shared.Worker.Simulator.Discord;
        var people = shared.Worker.Discord;

        var interaction = await discord.People.AutocompleteAsync(people.RoomId(0), people.PersonId(person), "ask", "question", typed, Token);
        var choices = await discord.People.WaitForChoicesAsync(interaction, Token).WaitAsync(TestTimeout.Step, Token);

        Assert.NotEqual(0, choices.GetArrayLength());
        Assert.Equal(language, LanguageIdentifier.Identify(choices[0].GetProperty("value").GetString()!).Language);
        shared.AssertNoViolations();
    }

    [Fact]
    public async Task SlashCommand_InstalledByThePersonAlone_IsAnsweredThroughTheInteraction()
    {
        var discord = shared.Worker.Simulator.Discord;
        var group = discord.World.AddGroup();

        var interaction = await discord.People.UseCommandAsync(
            group.Id,
            shared.Worker.Discord.PersonId(1),
            "ask",
            new CommandUse { UserInstalledOnly = true, Options = new Dictionary<string, string> { ["question"] = "Who is the chief executive of OpenAI?" } },
            Token);
        var answer = await discord.WaitForReplyAsync(interaction, Token).WaitAsync(TestTimeout.Step, Token);

        Assert.Contains("Altman", answer.AllText, StringComparison.Ordinal);
        shared.AssertNoViolations();
    }
}
