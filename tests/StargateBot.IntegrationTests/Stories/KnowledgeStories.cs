using StargateBot.IntegrationTests.Harness;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Stories;

/// <summary>The figure in the article changes: an admin reloads from chat, decides, sees the earlier answer corrected in its channel, and returns.</summary>
public sealed class KnowledgeStories : IDisposable
{
    private const string Question = "How much money will be invested in Stargate?";
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);
    private readonly TempFolder _knowledge = new();

    public KnowledgeStories()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Knowledge, "*", SearchOption.AllDirectories))
        {
            _knowledge.Write(Path.GetRelativePath(RepositoryFiles.Knowledge, file), File.ReadAllText(file));
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task Discord_FigureChangedReloadedSwappedAndRolledBack_EarlierAnswerFollows()
    {
        await using var worker = await StartAsync();
        var discord = worker.Simulator.Discord;
        var admin = discord.World.Sari.Id;
        var answer = await TestPlatform.ReplyToAsync(worker.Discord.MentionAsync(Question, new Spot(1, 1)));
        Assert.Contains("100 billion", answer.Text, StringComparison.Ordinal);

        ChangeTheFigure();
        var reload = await discord.People.UseCommandAsync(worker.Discord.RoomId(0), admin, "reload", new Dictionary<string, string>(), Token);
        var report = await ReplyAsync(reload, "announcement.en");
        Assert.True(report.IsEphemeral);
        Assert.Contains("100 billion", TextOf(answer.Id), StringComparison.Ordinal);

        var swap = await discord.People.PressButtonAsync(report.Id, admin, ButtonOf(report, ":swap:"), Token);
        var swapped = await ReplyAsync(swap, "→");
        await UntilContainsAsync(() => TextOf(answer.Id), "170 billion");
        Assert.Contains("100 billion", TextOf(answer.Id), StringComparison.Ordinal);
        var asked = await TestPlatform.ReplyToAsync(worker.Discord.MentionAsync(Question, new Spot(2, 3)));
        Assert.Contains("170 billion", asked.Text, StringComparison.Ordinal);

        var back = await discord.People.PressButtonAsync(swapped.Id, admin, ButtonOf(swapped, ":rollback:"), Token);
        await ReplyAsync(back, "→");
        await UntilContainsAsync(() => TextOf(asked.Id), "100 billion");
        await UntilContainsAsync(() => AfterThe("170 billion", TextOf(answer.Id)), "100 billion");
        worker.AssertNoViolations();

        string TextOf(string id) => discord.World.FindMessage(id)!.AllText;

        // What shows progress stands there until the report takes its place.
        async Task<Simulator.Discord.World.SimulatedMessage> ReplyAsync(string interaction, string words)
        {
            var first = await discord.WaitForReplyAsync(interaction, Token).WaitAsync(TestTimeout.Step, Token);
            await UntilContainsAsync(() => TextOf(first.Id), words);
            return discord.World.FindMessage(first.Id)!;
        }
    }

    private static string ButtonOf(Simulator.Discord.World.SimulatedMessage message, string name) => message.Components.EnumerateArray()
        .SelectMany(row => row.GetProperty("components").EnumerateArray())
        .Select(button => button.GetProperty("custom_id").GetString()!)
        .Single(id => id.Contains(name, StringComparison.Ordinal));

    private static async Task UntilContainsAsync(Func<string> text, string words)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TestTimeout.Step);
        while (!text().Contains(words, StringComparison.Ordinal))
        {
            if (limit.IsCancellationRequested)
            {
                Assert.Fail($"'{words}' is not in: {text()}");
            }

            await Task.Delay(LookAgain, TimeProvider.System, Token);
        }
    }

    private static string AfterThe(string words, string text) => text[(text.IndexOf(words, StringComparison.Ordinal) + words.Length)..];

    private void ChangeTheFigure()
    {
        foreach (var name in new[] { "announcement.id.md", "announcement.en.md" })
        {
            var text = File.ReadAllText(Path.Combine(_knowledge.Path, name));
            _knowledge.Write(name, text.Replace("100 miliar", "170 miliar", StringComparison.Ordinal).Replace("100 billion", "170 billion", StringComparison.Ordinal));
        }
    }

    private Task<WorkerUnderTest> StartAsync() => WorkerUnderTest.StartAsync(new WorkerSetup
    {
        KnowledgePath = _knowledge.Path,
        Settings = new Dictionary<string, string?> { ["Knowledge:KeptSnapshots"] = "5" },
    });
}
