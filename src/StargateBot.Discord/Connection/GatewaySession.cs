namespace StargateBot.Discord.Connection;

/// <summary>A gateway session, which outlives its connections for a few minutes. Source: Discord documentation, "Gateway", Resuming.</summary>
/// <param name="id">The session's id from READY.</param>
/// <param name="resumeUrl">Where it is resumed, with query.</param>
/// <param name="intents">Bits of <see cref="Wire.GatewayIntents"/> that it was begun with.</param>
internal sealed class GatewaySession(string id, Uri resumeUrl, int intents)
{
    private long _sequence;

    /// <summary>Gets the session's id.</summary>
    public string Id { get; } = id;

    /// <summary>Gets where it is resumed.</summary>
    public Uri ResumeUrl { get; } = resumeUrl;

    /// <summary>Gets the intents that it was begun with: a resumed session keeps them.</summary>
    public int Intents { get; } = intents;

    /// <summary>Gets the last sequence number that was received.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>Takes note of a dispatch. Numbers only grow inside a session; a repeated one changes nothing.</summary>
    /// <param name="sequence">Its sequence number.</param>
    public void Received(long sequence)
    {
        if (sequence > Sequence)
        {
            Interlocked.Exchange(ref _sequence, sequence);
        }
    }
}
