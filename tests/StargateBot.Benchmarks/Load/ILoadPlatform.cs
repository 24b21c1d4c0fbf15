namespace StargateBot.Benchmarks.Load;

/// <summary>The platforms that can be put under load.</summary>
internal enum PlatformName
{
    Discord,
    Slack,
}

/// <summary>One platform of the simulator, with the people who ask there and the stop-watches at its sockets.</summary>
internal interface ILoadPlatform : IAsyncDisposable
{
    /// <summary>Gets which platform it is.</summary>
    PlatformName Name { get; }

    /// <summary>Gets the settings that connect the worker to it, and to nothing else.</summary>
    IReadOnlyDictionary<string, string> WorkerSettings { get; }

    /// <summary>Gets the settings that connect the peer to it.</summary>
    IReadOnlyDictionary<string, string> PeerSettings { get; }

    /// <summary>
    /// Gets how long each acknowledgement took from its event on, in milliseconds, so far: interactions on Discord, which wants none
    /// for messages, and all envelopes on Slack.
    /// </summary>
    IReadOnlyList<double> Acknowledgements { get; }

    /// <summary>Gets what was wrong in what the bot sent, so far.</summary>
    IReadOnlyList<string> Violations { get; }

    /// <summary>Waits for the bot to be ready for the next time: connected, its commands compared or written. Called before the bot is started.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it was, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> tells it.</returns>
    Task<long> NextReadyAsync(CancellationToken cancellationToken);

    /// <summary>Asks a question and waits for its final answer.</summary>
    /// <param name="conversation">Number of the conversation, which has a person and a channel of its own, from 0.</param>
    /// <param name="way">How it is asked.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The time from the platform's event to the final answer.</returns>
    Task<TimeSpan> AskAsync(int conversation, Way way, string question, CancellationToken cancellationToken);

    /// <summary>Resets the bot's connection and waits until it is back.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How long it was away.</returns>
    Task<TimeSpan> DropAsync(CancellationToken cancellationToken);
}
