using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Chat;
using StargateBot.Simulator.Slack;

namespace StargateBot.Slack.Tests.Sockets;

/// <summary>What is acknowledged is safe; what is not safe yet holds up nothing else.</summary>
public sealed class AcknowledgementTests
{
    // As many as one conversation may have waiting.
    private const int Questions = 16;

    [Fact]
    public async Task Envelopes_WhoseWritesAreHeld_AreAllReadAndAcknowledgedWhenTheyAreSafe()
    {
        SlowStore? store = null;
        await using var bench = await SlackBench.StartAsync(wrap: core => store = new SlowStore(core));
        bench.Slack.Settings.Subscriptions = ["app_mention"];

        var root = bench.Slack.People.Mention(bench.Budi, bench.General, "nomor 0?");
        for (var number = 1; number < Questions; number++)
        {
            bench.Slack.People.Mention(bench.Budi, bench.General, $"nomor {number}?", root);
        }

        await bench.UntilAsync(() => store!.Admitted.Count == Questions);
        Assert.Empty(bench.Slack.Sockets.Acknowledgements);
        Assert.Equal(0, bench.Answers.Asked);
        Assert.Equal(Enumerable.Range(0, Questions).Select(number => $"nomor {number}?"), store!.Admitted.Select(question => question.Request.Text));

        store.Gate.SetResult(true);
        await bench.UntilAsync(() => bench.Slack.Log.Of(SlackActKind.Post).Count == Questions);
        Assert.Equal(Questions, bench.Slack.Sockets.Acknowledgements.Count);
        Assert.All(
            bench.Slack.Log.Of(SlackActKind.Post).Index(),
            post => Assert.Contains($"nomor {post.Index}?", post.Item.Text, StringComparison.Ordinal));
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task Envelope_NotSafeInTime_IsSentAgainAndAcknowledgedOnlyWhenItIs()
    {
        var time = new FakeTimeProvider();
        SlowStore? store = null;
        await using var bench = await SlackBench.StartAsync(time, wrap: core => store = new SlowStore(core));
        bench.Slack.Settings.Subscriptions = ["app_mention"];

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.UntilAsync(() => store!.Admitted.Count == 1);
        time.Advance(TimeSpan.FromSeconds(2));
        await bench.UntilAsync(() => bench.Log.Lines.Any(line => line.StartsWith("415 ", StringComparison.Ordinal)));
        time.Advance(TimeSpan.FromSeconds(1));
        await bench.UntilAsync(() => store!.Admitted.Count == 2);
        Assert.Empty(bench.Slack.Sockets.Acknowledgements);

        store!.Gate.SetResult(true);
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);
        await bench.UntilAsync(() => bench.Slack.Sockets.Acknowledgements.Count == 1);

        Assert.Equal(1, bench.Slack.Sockets.Acknowledgements[0].Attempt);
        Assert.Single(bench.Slack.RepliesTo(ts));
    }

    [Fact]
    public async Task Envelope_ThatAnEarlierProcessTook_IsAcknowledgedAndNotAnswered()
    {
        SlowStore? store = null;
        await using var bench = await SlackBench.StartAsync(wrap: core => store = new SlowStore(core));
        bench.Slack.Settings.Subscriptions = ["app_mention"];
        store!.Gate.SetResult(false);

        bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.UntilAsync(() => bench.Slack.Sockets.Acknowledgements.Count == 1);
        await bench.UntilAsync(() => bench.Log.Lines.Any(line => line.StartsWith("215 ", StringComparison.Ordinal)));

        Assert.Equal(0, bench.Answers.Asked);
    }

    [Fact]
    public async Task Envelope_WhoseWriteFails_IsNotAcknowledged()
    {
        SlowStore? store = null;
        await using var bench = await SlackBench.StartAsync(wrap: core => store = new SlowStore(core));
        bench.Slack.Settings.Subscriptions = ["app_mention"];
        store!.Gate.SetException(new IOException("disk"));

        bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.UntilAsync(() => bench.Log.Lines.Any(line => line.StartsWith("407 ", StringComparison.Ordinal)));

        Assert.Empty(bench.Slack.Sockets.Acknowledgements);
    }

    /// <summary>The core behind a store that writes when the gate opens.</summary>
    private sealed class SlowStore(IChatIntake core) : IChatIntake
    {
        private readonly ConcurrentQueue<IncomingQuestion> _admitted = new();

        public TaskCompletionSource<bool> Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<IncomingQuestion> Admitted => [.. _admitted];

        public async ValueTask<Admission> AdmitAsync(IncomingQuestion question, CancellationToken cancellationToken)
        {
            var admission = await core.AdmitAsync(question, cancellationToken);
            _admitted.Enqueue(question);
            return admission.WantsReply ? admission with { Taken = Gate.Task } : admission;
        }

        public void Begin(Admission admission, Task<bool> acknowledged) => core.Begin(admission, acknowledged);
    }
}
