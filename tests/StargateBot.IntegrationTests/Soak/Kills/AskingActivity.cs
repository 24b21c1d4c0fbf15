using System.Collections.Concurrent;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.IntegrationTests.Harness;

namespace StargateBot.IntegrationTests.Soak.Kills;

/// <summary>People ask over both platforms, whether the worker is there or not.</summary>
/// <param name="platforms">The platforms.</param>
/// <param name="seed">Decides who asks what where.</param>
internal sealed class AskingActivity(IReadOnlyList<TestPlatform> platforms, int seed) : IKillActivity
{
    private const int Askers = 4;
    private const int MostOpen = 96;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly string[] AskAgain = [ChatTexts.For(Language.English).PleaseAskAgain, ChatTexts.For(Language.Indonesian).PleaseAskAgain];

    private readonly ConcurrentBag<Question> _asked = [];

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, Askers).Select(asker => AskAsync(asker, cancellationToken)));

    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (_asked.Any(question => question.IsOpen))
        {
            await Task.Delay(Poll, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public async Task CountAsync(KillFigures figures)
    {
        foreach (var question in _asked)
        {
            var (platform, way, golden, asked) = question;
            figures.Count($"asked: {platform} {way}");
            var texts = await asked.ReplyTextsAsync();
            var answers = texts.Where(text => !AskAgain.Any(word => text.Contains(word, StringComparison.Ordinal))).ToList();
            if (answers.Count > 1)
            {
                figures.Count($"answered twice: {platform} {way}");
                figures.Wrong.Enqueue($"answered {answers.Count} times: {question}\n{asked.DescribeReplies()}");
            }

            if (answers.Count < texts.Count)
            {
                figures.Count($"uncertain, asked to ask again: {platform} {way}");
                figures.Count("of them told more than once", texts.Count - answers.Count > 1 ? 1 : 0);
            }

            if (texts.Count == 0 && asked.IsTaken == false)
            {
                figures.Count($"never acknowledged, as the platform told its asker: {platform} {way}");
            }
            else if (texts.Count == 0)
            {
                figures.Count($"lost: {platform} {way}");
                figures.Wrong.Enqueue($"lost: {question}");
            }
            else if (answers.Count > 0)
            {
                figures.Count($"answered: {platform} {way}");
                if (!golden.IsAnsweredBy(ReloadingActivity.Original(answers[0])))
                {
                    figures.Wrong.Enqueue($"{question} was answered with: {answers[0]}");
                }
            }
        }
    }

    private async Task AskAsync(int asker, CancellationToken cancellationToken)
    {
        var chance = new Random(HashCode.Combine(seed, asker));
        while (!cancellationToken.IsCancellationRequested)
        {
            if (_asked.Count(question => question.IsOpen) < MostOpen)
            {
                await AskSomethingAsync(chance, asker);
            }

            await Task.Delay(LongestPause * chance.NextDouble(), TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskSomethingAsync(Random chance, int asker)
    {
        var platform = platforms[chance.Next(platforms.Count)];
        var golden = GoldenQuestion.Facts[chance.Next(GoldenQuestion.Facts.Count)];

        // Commands have channels of their own: a reply that comes another way than the command's stands in the channel like one to a message.
        var spot = new Spot(chance.Next(TestPlatform.Rooms / 2), (chance.Next(TestPlatform.People / Askers) * Askers) + asker);
        var elsewhere = spot with { Room = spot.Room + (TestPlatform.Rooms / 2) };
        var (way, asking) = chance.Next(4) switch
        {
            0 => ("direct message", platform.DirectAsync(golden.Text, spot)),
            1 => ("command", platform.CommandAsync(golden.Text, spot: elsewhere)),
            _ => ("mention", platform.MentionAsync(golden.Text, spot)),
        };
        _asked.Add(new Question(platform.Name, way, golden, await asking));
    }

    private sealed record Question(string Platform, string Way, GoldenQuestion Golden, Asked Asked)
    {
        /// <summary>Gets whether a reply has to come.</summary>
        public bool IsOpen => Asked.Replies == 0 && Asked.IsTaken != false;

        public override string ToString() => $"{Platform} {Way} {Asked.Id} '{Golden.Text}'";
    }
}
