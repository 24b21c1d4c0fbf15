namespace StargateBot.Discord.Connection;

/// <summary>Which rules a call goes by.</summary>
internal enum RestKind
{
    /// <summary>With the bot's token; counts against the global limit.</summary>
    Bot,

    /// <summary>With an interaction token in the path: no authorization, outside the global limit.</summary>
    Webhook,

    /// <summary>First answer to an interaction: as <see cref="Webhook"/>, and on connections of its own, so that nothing is before it.</summary>
    Callback,
}

/// <summary>One HTTP call.</summary>
/// <param name="Kind">Which rules it goes by.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Method and path without ids: what the limits of unknown buckets go by.</param>
/// <param name="TopLevel">The id in the path that limits are counted for, such as the channel's; empty for none.</param>
/// <param name="Path">The path below the API's address.</param>
internal readonly record struct RestCall(RestKind Kind, HttpMethod Method, string Template, string TopLevel, string Path)
{
    /// <summary>Gets the JSON body, or empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets whether the call is a courtesy, such as showing that the bot types: it never takes the last half of a limit.</summary>
    public bool IsCourtesy { get; init; }

    /// <summary>Gets the time one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>How a call ended.</summary>
internal enum RestOutcome
{
    /// <summary>Done; the body holds the answer.</summary>
    Done,

    /// <summary>Surely not done; it may be made again after a while.</summary>
    NotYet,

    /// <summary>Nobody knows whether it was done.</summary>
    Unknown,

    /// <summary>Refused for good.</summary>
    Refused,
}

/// <summary>The answer to a call.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Status">HTTP status, or 0 without an answer.</param>
internal readonly record struct RestReply(RestOutcome Outcome, int Status)
{
    /// <summary>Gets Discord's JSON error code, or 0.</summary>
    public int Code { get; init; }

    /// <summary>Gets how long to wait before another try; zero where Discord names no time.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Gets the body of an answer.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets the error as text, safe to log: the JSON code, else the HTTP status.</summary>
    public string Error => (Code != 0 ? Code : Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
