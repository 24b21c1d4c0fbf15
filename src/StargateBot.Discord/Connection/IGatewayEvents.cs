using StargateBot.Discord.Events;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Connection;

/// <summary>Takes what a gateway connection brings. Called from the read loop, one call at a time: nothing here may wait.</summary>
internal interface IGatewayEvents
{
    /// <summary>A new session began.</summary>
    /// <param name="ready">Who we are.</param>
    void OnReady(ReadyEvent ready);

    /// <summary>A session of an earlier process is going to be resumed.</summary>
    /// <param name="self">Who we are.</param>
    void OnRestored(BotIdentity self);

    /// <summary>A session goes on; what was missed has been replayed.</summary>
    void OnResumed();

    /// <summary>An event happened. Never throws.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="data">Its body, UTF-8 JSON; valid during the call only.</param>
    /// <param name="sequence">Its number in the session, or 0.</param>
    /// <param name="arrived">When the frame was complete, a time stamp of the clock.</param>
    /// <returns>Whether something that a person did arrived.</returns>
    bool OnDispatch(DispatchKind kind, ReadOnlySpan<byte> data, long sequence, long arrived);
}
