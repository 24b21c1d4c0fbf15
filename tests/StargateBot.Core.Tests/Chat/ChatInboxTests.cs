using System.Collections.Concurrent;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Handling;
using StargateBot.Testing;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class ChatInboxTests
{
    private static readonly FakePlatform Platform = new();

    [Fact]
    public async Task Enqueue_OneConversation_IsWorkedOnInOrderAndOneAtATime()
    {
        var done = new ConcurrentQueue<string>();
        var running = 0;
        using var inbox = new ChatInbox(new InboxBounds(100, 100, 8), async (question, _) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await Task.Yield();
            done.Enqueue(question.Question.EventKey);
            Interlocked.Decrement(ref running);
        });
        for (var i = 0; i < 100; i++)
        {
            Add(inbox, "A", i);
        }

        await EmptyAsync(inbox);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"A{i}"), done);
    }

    [Fact]
    public async Task Enqueue_OneConversationFloods_OthersGetTheNextTurn()
    {
        var done = new ConcurrentQueue<string>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var inbox = new ChatInbox(new InboxBounds(100, 50, 1), async (question, _) =>
        {
            await gate.Task;
            done.Enqueue(question.Question.EventKey);
        });
        for (var i = 0; i < 50; i++)
        {
            Add(inbox, "flood", i);
        }

        Add(inbox, "A", 0);
        Add(inbox, "B", 0);
        Add(inbox, "A", 1);
        gate.SetResult();
        await EmptyAsync(inbox);

        Assert.Equal(["flood0", "A0", "B0", "flood1", "A1", "flood2", "flood3"], done.Take(7));
        Assert.Equal(53, done.Count);
    }

    [Fact]
    public async Task Enqueue_ManyConversations_SoManyAreWorkedOnAtOnce()
    {
        var signal = new Signal();
        var (running, most) = (0, 0);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var inbox = new ChatInbox(new InboxBounds(100, 1, 4), async (_, _) =>
        {
            most = Math.Max(Interlocked.Increment(ref running), most);
            signal.Changed();
            await gate.Task;
            Interlocked.Decrement(ref running);
        });
        for (var i = 0; i < 20; i++)
        {
            Add(inbox, $"conversation{i}", 0);
        }

        await signal.WaitAsync(() => running == 4, ChatWorld.Token);
        gate.SetResult();
        await EmptyAsync(inbox);
        Assert.Equal(4, most);
    }

    [Fact]
    public async Task Enqueue_WorkBlocks_TheCallerIsNotHeldUp()
    {
        using var release = new ManualResetEventSlim();
        var released = false;
        using var inbox = new ChatInbox(new InboxBounds(2, 1, 1), (_, _) =>
        {
            released = release.Wait(TestTimeout.Step, ChatWorld.Token);
            return Task.CompletedTask;
        });
        Add(inbox, "A", 0);
        release.Set();

        await EmptyAsync(inbox);
        Assert.True(released);
    }

    [Fact]
    public async Task TryReserve_NoRoom_IsRefusedUntilWorkIsDone()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var inbox = new ChatInbox(new InboxBounds(3, 2, 8), (_, _) => gate.Task);
        Assert.True(inbox.TryReserve("A"));
        Assert.True(inbox.TryReserve("A"));
        Assert.False(inbox.TryReserve("A"));
        Assert.True(inbox.TryReserve("B"));
        Assert.False(inbox.TryReserve("C"));
        Assert.Equal(3, inbox.Count);
        foreach (var conversation in (string[])["A", "A", "B"])
        {
            inbox.Enqueue(Pending(conversation, 0));
        }

        gate.SetResult();
        await EmptyAsync(inbox);
        Assert.True(inbox.TryReserve("A"));
    }

    [Fact]
    public async Task TryReserve_FromManyThreads_NeverHoldsMoreThanItsBounds()
    {
        var (accepted, done) = (0, 0);
        using var inbox = new ChatInbox(new InboxBounds(64, 8, 8), async (_, _) =>
        {
            await Task.Yield();
            Interlocked.Increment(ref done);
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(
            () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    if (inbox.TryReserve($"conversation{i % 16}"))
                    {
                        Assert.InRange(inbox.Count, 0, 64);
                        Interlocked.Increment(ref accepted);
                        inbox.Enqueue(Pending($"conversation{i % 16}", i));
                    }
                }
            },
            ChatWorld.Token)));

        await EmptyAsync(inbox);
        Assert.Equal((accepted, 0), (done, inbox.Count));
    }

    [Fact]
    public async Task Close_QuestionsWait_GivesThemBackAndCancelsTheOthers()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var inbox = new ChatInbox(new InboxBounds(9, 9, 1), async (_, stop) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        });
        Add(inbox, "A", 0);
        await started.Task.WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);
        Add(inbox, "A", 1);
        Add(inbox, "B", 0);
        var reserved = inbox.TryReserve("C");
        var waiting = inbox.Close();
        inbox.Enqueue(Pending("C", 0));

        Assert.True(reserved);
        Assert.Equal(["A1", "B0"], waiting.Select(question => question.Question.EventKey));
        await EmptyAsync(inbox);
        Assert.False(inbox.TryReserve("A"));
    }

    private static Task EmptyAsync(ChatInbox inbox) =>
        inbox.WaitUntilEmptyAsync(ChatWorld.Token).WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);

    private static void Add(ChatInbox inbox, string conversation, int number)
    {
        Assert.True(inbox.TryReserve(conversation));
        inbox.Enqueue(Pending(conversation, number));
    }

    private static PendingQuestion Pending(string conversation, int number)
    {
        var place = new ChatPlace(FakePlatform.DefaultName, "T1", "C1");
        var question = new IncomingQuestion
        {
            EventKey = $"{conversation}{number}",
            Place = place,
            Conversation = conversation,
            Author = new ChatAuthor("U1"),
            Addressing = Addressing.Mention,
            Request = new ChatRequest(ChatCommand.Ask, "?"),
            ReplyTo = new ReplyTarget { Place = place },
        };
        return new PendingQuestion(new Admission(AdmissionKind.Answer, question), Task.FromResult(true), Platform);
    }
}
