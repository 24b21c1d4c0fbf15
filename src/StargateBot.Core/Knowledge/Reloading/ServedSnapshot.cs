using StargateBot.Core.Answering;
using StargateBot.Core.Chat;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>A snapshot in use with what answers from it. It is closed when it was given up and its last use has ended.</summary>
/// <remarks>
/// Uses are counted in one number, so that a use costs two atomic operations. The number begins with 1, for being served; whoever finds 0
/// came too late and looks for the snapshot that is served now.
/// </remarks>
/// <param name="services">The snapshot; owned from now on.</param>
/// <param name="suggested">The questions that go with it.</param>
/// <param name="served">What is told of it.</param>
internal sealed class ServedSnapshot(AnsweringServices services, ISuggestedQuestions suggested, ServedKnowledge served)
{
    private int _uses = 1;
    private volatile ServedKnowledge _served = served;
    private volatile ISuggestedQuestions _suggested = suggested;

    /// <summary>Gets the opened folder.</summary>
    public AnsweringServices Services { get; } = services;

    /// <summary>Gets or sets what is told of it.</summary>
    public ServedKnowledge Served
    {
        get => _served;
        set => _served = value;
    }

    /// <summary>Gets or sets the questions that go with it.</summary>
    public ISuggestedQuestions Suggested
    {
        get => _suggested;
        set => _suggested = value;
    }

    /// <summary>Begins a use; <see cref="EndUse"/> ends it.</summary>
    /// <returns>False when it is closed already.</returns>
    public bool TryUse()
    {
        var uses = Volatile.Read(ref _uses);
        while (uses > 0)
        {
            var seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses)
            {
                return true;
            }

            uses = seen;
        }

        return false;
    }

    /// <summary>Ends a use, or that it is served. The last one closes it, on another thread: closing files takes its time.</summary>
    public void EndUse()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static services => services.Dispose(), Services, preferLocal: false);
        }
    }
}

/// <summary>What is told of the knowledge in use.</summary>
/// <param name="Loaded">What is loaded.</param>
/// <param name="IsPinned">Whether it is served after a restart whatever the folder holds, as after a rollback.</param>
public sealed record ServedKnowledge(LoadedKnowledge Loaded, bool IsPinned);
