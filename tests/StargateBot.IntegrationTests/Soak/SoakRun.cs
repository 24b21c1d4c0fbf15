using System.Diagnostics;
using StargateBot.IntegrationTests.Harness;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>Asks many questions over both platforms while things go wrong every few of them, and counts what became of each.</summary>
/// <remarks>
/// The seed decides who asks what, where and how, and which fault comes after which question. Which calls a fault meets, the two
/// programs' timing decides, as in life.
/// </remarks>
internal sealed class SoakRun : IDisposable
{
    private const int AtOnce = 16;

    // A product that reconnects at once after each of many drops in a row would storm the platform: it waits longer from the second one on.
    private static readonly TimeSpan BetweenDrops = TimeSpan.FromSeconds(1.2);

    private readonly SoakOptions _options;
    private readonly WorkerUnderTest _worker;
    private readonly Random _chance;
    private readonly SemaphoreSlim _slots = new(AtOnce);
    private readonly List<(string Label, Asked Asked)> _asked = [];
    private readonly Dictionary<string, List<Task>> _open = new(StringComparer.Ordinal) { ["discord"] = [], ["slack"] = [] };
    private readonly Dictionary<string, long> _lastDrop = new(StringComparer.Ordinal);
    private readonly List<(string Label, Asked Asked)> _refused = [];
    private readonly Dictionary<string, List<(Seen Answer, GoldenQuestion Question)>> _answers = new(StringComparer.Ordinal) { ["discord"] = [], ["slack"] = [] };
    private readonly Lock _lock = new();
    private (DateTimeOffset Discord, int Slack) _measuredFrom;
    private readonly IReadOnlyList<SoakFault> _faults;

    public SoakRun(WorkerUnderTest worker, SoakOptions options)
    {
        _worker = worker;
        _options = options;
        _chance = new Random(options.Seed);
        _faults =
        [
            .. new DiscordTrouble(worker.Simulator.Discord).Faults(),
            .. new SlackTrouble(worker.Simulator.Slack, worker.Slack, asking => AskAsync("slack", "mention", GoldenQuestion.Facts[0], asking)).Faults(),
        ];
    }

    public SoakFigures Figures { get; } = new();

    /// <summary>Asks everything, waits for the answers, ends the worker, and counts.</summary>
    public async Task RunAsync()
    {
        await WarmUpAsync();
        _measuredFrom = (_worker.Simulator.Discord.Time.GetUtcNow(), _worker.Simulator.Slack.Sockets.Acknowledgements.Count);
        var started = Stopwatch.GetTimestamp();
        while (_asked.Count < _options.Questions)
        {
            var fault = _faults[_chance.Next(_faults.Count)];
            await RoomForAsync(fault);
            for (var burst = 3 + _chance.Next(6); burst > 0; burst--)
            {
                await AskSomethingAsync();
            }

            await StrikeAsync(fault);
        }

        await Task.WhenAll(_open.Values.SelectMany(tasks => tasks));

        // The end of the worker is the end of everything that could still be sent: only then is it known that nothing came twice.
        await _worker.StopAsync();
        Figures.Took = Stopwatch.GetElapsedTime(started);
        Count();
    }

    public void Dispose() => _slots.Dispose();

    // The first question of each kind is spent compiling, which takes long where other tests want the processors too.
    private async Task WarmUpAsync()
    {
        foreach (var platform in new TestPlatform[] { _worker.Discord, _worker.Slack })
        {
            var question = GoldenQuestion.Facts[0].Text;
            var answer = await TestPlatform.ReplyToAsync(platform.MentionAsync(question));
            await TestPlatform.ReplyToAsync(platform.DirectAsync(question));
            await TestPlatform.ReplyToAsync(platform.CommandAsync(question));
            await TestPlatform.ReplyToAsync(platform.PressAsync(answer, answer.SourcesButton));
        }
    }

    private async Task AskSomethingAsync()
    {
        var platform = _worker[_chance.Next(2) == 0 ? "discord" : "slack"];
        var question = GoldenQuestion.Facts[_chance.Next(GoldenQuestion.Facts.Count)];
        var spot = new Spot(_chance.Next(TestPlatform.Rooms), _chance.Next(TestPlatform.People));
        switch (_chance.Next(5))
        {
            case 0:
                await AskAsync(platform.Name, "direct", question, () => platform.DirectAsync(question.Text, spot));
                break;
            case 1:
                await AskAsync(platform.Name, "command", question, () => platform.CommandAsync(question.Text, spot: spot));
                break;
            case 2:
                await AskAsync(platform.Name, "private command", question, () => platform.CommandAsync(question.Text, isPrivate: true, spot: spot));
                break;
            case 3 when AnswerOn(platform) is var (answer, asked):
                await AskAsync(platform.Name, "button", asked, () => platform.PressAsync(answer, answer.SourcesButton));
                break;
            default:
                await AskAsync(platform.Name, "mention", question, () => platform.MentionAsync(question.Text, spot));
                break;
        }
    }

    private (Seen Answer, GoldenQuestion Question)? AnswerOn(TestPlatform platform)
    {
        var which = _chance.Next();
        lock (_lock)
        {
            var answers = _answers[platform.Name];
            return answers.Count == 0 ? null : answers[which % answers.Count];
        }
    }

    private async Task AskAsync(string platform, string way, GoldenQuestion question, Func<Task<Asked>> ask)
    {
        await _slots.WaitAsync(TestContext.Current.CancellationToken);
        Asked asked;
        while (true)
        {
            asked = await ask();
            var label = $"{platform} {way} {asked.Id} {question.Text}";
            if (platform != "slack" || await SlackTestPlatform.IsTakenAsync(asked))
            {
                _asked.Add((label, asked));
                break;
            }

            // Slack itself told the person that it did not work: it lost the socket in that moment. They try once more.
            _refused.Add((label, asked));
            Figures.Fault("slack refused a command of its own");
        }

        Figures.Ask($"{platform} {way}");
        _open[platform].Add(FollowAsync(asked, platform, way, question));
    }

    private async Task FollowAsync(Asked asked, string platform, string way, GoldenQuestion question)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var reply = await asked.ReplyAsync();
            Figures.Answer(Stopwatch.GetElapsedTime(started));
            if (way == "button" ? !reply.Text.Contains('¶', StringComparison.Ordinal) : !question.IsAnsweredBy(reply.Text))
            {
                Figures.Wrong.Enqueue($"{asked.Id} '{question.Text}' was answered with: {reply.Text}");
            }

            if (way is not "button" && reply.Buttons.Count > 0)
            {
                lock (_lock)
                {
                    _answers[platform].Add((reply, question));
                }
            }
        }
        catch (TimeoutException)
        {
            // Counted at the end, where all that were not answered are.
        }
        finally
        {
            _slots.Release();
        }
    }

    // Before a fault that ends a session, everybody waits; before one that breaks the connection, the last one is some time ago.
    private async Task RoomForAsync(SoakFault fault)
    {
        if (fault.Reach == SoakFaultReach.Call || !_lastDrop.TryGetValue(fault.Platform, out var last))
        {
            return;
        }

        var left = BetweenDrops - Stopwatch.GetElapsedTime(last);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private async Task StrikeAsync(SoakFault fault)
    {
        if (fault.Reach == SoakFaultReach.Session)
        {
            await Task.WhenAll(_open[fault.Platform]);
        }

        await fault.Strike();
        Figures.Fault($"{fault.Platform} {fault.Name}");
        if (fault.Reach != SoakFaultReach.Call)
        {
            _lastDrop[fault.Platform] = Stopwatch.GetTimestamp();
        }
    }

    private void Count()
    {
        foreach (var (label, asked) in _asked.Concat(_refused).Where(pair => pair.Asked.Replies > 1))
        {
            Figures.Doubles++;
            Figures.Wrong.Enqueue($"answered {asked.Replies} times: {label}\n{asked.DescribeReplies()}");
        }

        foreach (var (label, _) in _asked.Where(pair => pair.Asked.Replies == 0))
        {
            Figures.Lost++;
            Figures.Wrong.Enqueue($"lost: {label}");
        }

        foreach (var question in _worker.Simulator.Discord.Questions.Where(question => question.IsInteraction && question.AskedAt >= _measuredFrom.Discord))
        {
            Figures.Acknowledge($"discord {question.Id}", question.AskedAt, question.Acknowledged ?? TestTimeout.Step);
        }

        foreach (var acknowledgement in _worker.Simulator.Slack.Sockets.Acknowledgements.Skip(_measuredFrom.Slack))
        {
            Figures.Acknowledge($"slack {acknowledgement.Type} on socket {acknowledgement.Connection}", null, acknowledgement.Latency);
        }

        Figures.Reconnects = _worker.Simulator.Discord.Gateway.ConnectionCount + _worker.Simulator.Slack.Sockets.History.Count - 2;
    }
}
