namespace StargateBot.Discord.Connection;

/// <summary>What follows the end of a connection.</summary>
internal enum EndAction
{
    /// <summary>The session goes on with a new connection.</summary>
    Resume,

    /// <summary>The session is over: a new one begins.</summary>
    Identify,

    /// <summary>Asked for a privileged intent that the application has not: once more without it.</summary>
    IdentifyWithoutPrivileged,

    /// <summary>Trying again cannot help.</summary>
    Fatal,

    /// <summary>We said goodbye.</summary>
    Stopped,
}

/// <summary>Close codes of the gateway. Source: Discord documentation, "Opcodes and Status Codes", Gateway Close Event Codes.</summary>
internal static class CloseCodes
{
    /// <summary>What we close with when the session is to be resumed: any code but 1000 and 1001 keeps it.</summary>
    public const int Resumable = 4000;

    /// <summary>What we close with to end the session for good.</summary>
    public const int Goodbye = 1000;

    /// <summary>More than 120 frames in 60 s.</summary>
    public const int RateLimited = 4008;

    /// <summary>A privileged intent was asked for that is not enabled.</summary>
    public const int DisallowedIntents = 4014;

    /// <summary>Gets what follows a close by the server.</summary>
    /// <param name="code">The code; null when the link broke or no code was given.</param>
    public static EndAction ActionFor(int? code) => code switch
    {
        1000 or 4003 or 4005 or 4007 or 4009 => EndAction.Identify,
        4004 or (>= 4010 and <= 4013) => EndAction.Fatal,
        DisallowedIntents => EndAction.IdentifyWithoutPrivileged,
        _ => EndAction.Resume,
    };

    /// <summary>Gets whether a close says that we sent something wrong.</summary>
    /// <param name="code">The code.</param>
    public static bool IsOurMistake(int? code) => code is 4001 or 4002 or 4003 or 4005;

    /// <summary>Gets what a person has to do after a fatal close, in English.</summary>
    /// <param name="code">The code.</param>
    public static string MendFor(int code) => code switch
    {
        4004 => "the token is wrong or was reset. Put the bot's current token under Discord:Token and restart.",
        4010 => "the shard numbers were refused; this is a fault of the program, please report it.",
        4011 => "the bot is in 2,500 servers or more and needs sharding, which this version does not do. Remove it from some servers.",
        4012 => "the API version is no longer accepted; update the program.",
        4013 => "the intents were refused; this is a fault of the program, please report it.",
        DisallowedIntents => "an intent is not enabled for the application. Enable it in the developer portal under Bot, or set Discord:MessageContent to false.",
        _ => "the connection was refused.",
    };
}
