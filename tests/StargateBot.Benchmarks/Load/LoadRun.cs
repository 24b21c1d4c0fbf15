using System.Diagnostics;

namespace StargateBot.Benchmarks.Load;

/// <summary>Measures one program on one platform: starts, warm-up, loads, dropped connections.</summary>
internal sealed class LoadRun(ILoadPlatform platform, BotProgram program, IReadOnlyDictionary<string, string> settings, LoadOptions options)
{
    // A bot that leaves so many questions of a measurement unanswered is not measured further: each costs its time-out.
    private const int MostUnanswered = 20;

    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BackTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Measures.</summary>
    /// <param name="deck">The questions.</param>
    /// <param name="isWorker">Whether the program is the worker.</param>
    /// <param name="say">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SubjectFigures> MeasureAsync(QuestionDeck deck, bool isWorker, Action<string> say, CancellationToken cancellationToken)
    {
        var ready = new List<double>();
        for (var start = 1; start < options.Starts; start++)
        {
            say($"start {start} of {options.Starts}");
            await using var once = await StartAsync(ready, cancellationToken);
        }

        await using var bot = await StartAsync(ready, cancellationToken);
        var asked = 0;
        say("warming up");
        var warm = await LoadAsync(bot, deck, options.Concurrency[0], options.WarmUp, asked, cancellationToken);
        asked += options.WarmUp;
        var loads = new List<LoadFigures>();
        foreach (var concurrency in options.Concurrency)
        {
            say($"{concurrency} conversations");
            loads.Add(await LoadAsync(bot, deck, concurrency, options.Answers, asked, cancellationToken));
            asked += options.Answers;
        }

        var peak = bot.PeakMemory;
        var back = new List<double>();
        for (var drop = 1; drop <= options.Drops; drop++)
        {
            say($"dropped connection {drop} of {options.Drops}");
            using var timeout = Limit(BackTimeout, cancellationToken);
            var away = platform.DropAsync(timeout.Token);
            await bot.UntilAsync(away, cancellationToken);
            back.Add((await away).TotalMilliseconds);

            // It must be back in earnest: a question is answered.
            await LoadAsync(bot, deck, concurrency: 1, answers: 1, asked++, cancellationToken);
        }

        return new SubjectFigures
        {
            Platform = platform.Name,
            Name = program.Name,
            IsWorker = isWorker,
            Ready = new Times(ready),
            Loads = loads,
            Back = new Times(back),
            PeakMemory = peak,
            Violations = platform.Violations,
            UnansweredWarmUp = warm.Unanswered,
            LastLines = bot.LastLines,
        };
    }

    private async Task<BotProcess> StartAsync(List<double> ready, CancellationToken cancellationToken)
    {
        using var timeout = Limit(ReadyTimeout, cancellationToken);
        var next = platform.NextReadyAsync(timeout.Token);
        var bot = BotProcess.Start(program, settings);
        try
        {
            await bot.UntilAsync(next, cancellationToken);
            ready.Add(Stopwatch.GetElapsedTime(bot.Started, await next).TotalMilliseconds);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    private async Task<LoadFigures> LoadAsync(
        BotProcess bot, QuestionDeck deck, int concurrency, int answers, int first, CancellationToken cancellationToken)
    {
        var number = first - 1;
        var answered = new List<double>[concurrency];
        var acknowledgedBefore = platform.Acknowledgements.Count;
        var unanswered = 0;
        var cpu = bot.CpuTime;
        var started = Stopwatch.GetTimestamp();
        await bot.UntilAsync(Task.WhenAll(Enumerable.Range(0, concurrency).Select(ConverseAsync)), cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpuMilliseconds = (bot.CpuTime - cpu).TotalMilliseconds;
        var all = new Times(answered.SelectMany(conversation => conversation));
        return new LoadFigures(
            concurrency, new Times(platform.Acknowledgements.Skip(acknowledgedBefore)), all, seconds, cpuMilliseconds / Math.Max(1, all.Count), unanswered);

        async Task ConverseAsync(int conversation)
        {
            var own = answered[conversation] = new List<double>(answers / concurrency * 2);
            while (Volatile.Read(ref unanswered) < MostUnanswered && Interlocked.Increment(ref number) is var mine && mine < first + answers)
            {
                var (question, way) = deck[mine];
                using var timeout = Limit(AnswerTimeout, cancellationToken);
                try
                {
                    own.Add((await platform.AskAsync(conversation, way, question, timeout.Token)).TotalMilliseconds);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    Interlocked.Increment(ref unanswered);
                }
            }
        }
    }

    private static CancellationTokenSource Limit(TimeSpan limit, CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(limit);
        return source;
    }
}
