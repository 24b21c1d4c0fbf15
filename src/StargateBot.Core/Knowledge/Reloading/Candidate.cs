using StargateBot.Core.Answering;
using StargateBot.Core.Chat;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>A snapshot that was built and is not in use.</summary>
internal sealed class Candidate : IDisposable
{
    /// <summary>Gets the snapshot, owned until it is taken into use.</summary>
    public required AnsweringServices Services { get; init; }

    /// <summary>Gets the questions that go with it.</summary>
    public required ISuggestedQuestions Suggested { get; init; }

    /// <summary>Gets what was found while it was built.</summary>
    public required ReloadReport Report { get; init; }

    /// <summary>Gets why it was built.</summary>
    public required ReloadReason Reason { get; init; }

    /// <summary>Gets the taught text that it is about, or null.</summary>
    public StagedText? Taught { get; init; }

    /// <summary>Closes it and forgets its taught text.</summary>
    public void Dispose()
    {
        Services.Dispose();
        if (Taught is not null)
        {
            TaughtFolder.Discard(Taught);
        }
    }
}

/// <summary>Holds one snapshot that something speaks against, for a while.</summary>
/// <param name="time">Tells when it was held long enough.</param>
/// <param name="heldFor">How long that is.</param>
internal sealed class HeldCandidate(TimeProvider time, TimeSpan heldFor) : IDisposable
{
    private readonly Lock _gate = new();
    private Candidate? _candidate;
    private ITimer? _timer;

    /// <summary>Holds a snapshot in place of the one that was held.</summary>
    /// <param name="candidate">The snapshot; owned from now on.</param>
    public void Hold(Candidate candidate)
    {
        Candidate? before;
        lock (_gate)
        {
            before = _candidate;
            _candidate = candidate;
            _timer?.Dispose();
            _timer = time.CreateTimer(_ => Take(candidate.Report.Id)?.Dispose(), null, heldFor, Timeout.InfiniteTimeSpan);
        }

        before?.Dispose();
    }

    /// <summary>Hands out the snapshot that is held; the caller owns it.</summary>
    /// <param name="id">Id of its report, or null for whatever is held.</param>
    /// <returns>Null when it is not held.</returns>
    public Candidate? Take(string? id = null)
    {
        lock (_gate)
        {
            if (_candidate is not { } candidate || (id is not null && candidate.Report.Id != id))
            {
                return null;
            }

            _candidate = null;
            _timer?.Dispose();
            _timer = null;
            return candidate;
        }
    }

    /// <summary>Gives up what is held.</summary>
    public void Dispose() => Take()?.Dispose();
}
