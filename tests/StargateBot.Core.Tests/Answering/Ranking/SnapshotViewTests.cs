using System.Collections.Concurrent;
using StargateBot.Core.Answering.Ranking;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Ranking;

public sealed class SnapshotViewTests
{
    private const int Threads = 8;
    private const int Rounds = 200;

    [Fact]
    public void ViewOf_ThreadsPrepareTheSamePassageAtOnce_AllGetTheOneThatIsKept()
    {
        var snapshot = AnsweringKnowledge.Pond.Snapshot;
        for (var round = 0; round < Rounds; round++)
        {
            var view = new SnapshotView(snapshot.Index, snapshot.Analyzer);
            var seen = new ConcurrentBag<UnitView>();
            using var start = new Barrier(Threads);
            var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                seen.Add(view.ViewOf(0));
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.All(seen, unit => Assert.Same(view.ViewOf(0), unit));
        }
    }
}
