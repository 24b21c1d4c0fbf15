using System.Globalization;

namespace StargateBot.Discord.Connection;

/// <summary>How and why one connection ended.</summary>
/// <param name="Action">What follows.</param>
/// <param name="Reason">Why, in a few words, safe to log and to use as a label: no values in it but codes.</param>
internal sealed record ConnectionEnd(EndAction Action, string Reason)
{
    /// <summary>Gets the server's close code, or null.</summary>
    public int? Code { get; init; }

    /// <summary>Gets whether the server closed the connection by itself.</summary>
    public bool ClosedByServer { get; init; }

    /// <summary>Gets whether a socket was open at all.</summary>
    public bool Connected { get; init; } = true;

    /// <summary>Gets whether op 9 told of it; then a new session begins after a pause.</summary>
    public bool InvalidSession { get; init; }

    /// <summary>Gets whether READY or RESUMED arrived before.</summary>
    public bool Established { get; init; }

    /// <summary>Gets whether the connection proved itself: it brought something from a person, or lived past its first acknowledged heartbeat.</summary>
    public bool Proven { get; init; }

    /// <summary>Gets how long it was established.</summary>
    public TimeSpan Lifetime { get; init; }

    /// <summary>Gets the session after the connection, or null when it had none.</summary>
    public GatewaySession? Session { get; init; }

    /// <summary>The server closed.</summary>
    /// <param name="code">Its code, or null for none.</param>
    public static ConnectionEnd Closed(int? code) =>
        new(CloseCodes.ActionFor(code), code is { } number ? string.Create(CultureInfo.InvariantCulture, $"close {number}") : "closed without a code")
        {
            Code = code,
            ClosedByServer = true,
        };

    /// <summary>The link broke, or we gave it up.</summary>
    /// <param name="reason">Why.</param>
    public static ConnectionEnd Lost(string reason) => new(EndAction.Resume, reason);
}
