using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>
/// Runs work on a thread of its own to which the system prefers all others, so that it takes the time that answering leaves. What the work
/// awaits comes back to that thread.
/// </summary>
internal sealed class QuietThread : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _tasks = [];
    private readonly Thread _thread;

    private QuietThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "knowledge" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs work to its end.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work. It must not leave the thread by <c>ConfigureAwait(false)</c>.</param>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        using var thread = new QuietThread();
        return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, thread).Unwrap();
    }

    /// <summary>Lets the thread end when its work is done.</summary>
    public void Dispose() => _tasks.CompleteAdding();

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        try
        {
            _tasks.Add(task);
        }
        catch (InvalidOperationException)
        {
            // A straggler after the end of the work: nobody waits for it, and it must not fail for that.
            ThreadPool.UnsafeQueueUserWorkItem(static late => late.Scheduler.TryExecuteTask(late.Task), (Scheduler: this, Task: task), preferLocal: false);
        }
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Thread.CurrentThread == _thread && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;

    private void Run()
    {
        StepBack();
        foreach (var task in _tasks.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }

    private static void StepBack()
    {
        if (OperatingSystem.IsLinux())
        {
            // The runtime leaves priorities alone there. A thread is a task with a nice value of its own (setpriority(2)); 0 means the caller.
            _ = SetPriority(ProcessPriority, 0, BackgroundNice);
        }
        else if (OperatingSystem.IsWindows())
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    private const int ProcessPriority = 0;

    // About a third of the share of a thread that answers (sched(7)): answering hardly feels it, and on a machine that is busy with other
    // programs the work still comes to its end. With the lowest one, 19, it would not.
    private const int BackgroundNice = 5;

    [SupportedOSPlatform("linux")]
    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
