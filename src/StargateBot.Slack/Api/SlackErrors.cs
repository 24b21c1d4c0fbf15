using StargateBot.Core.Chat;

namespace StargateBot.Slack.Api;

/// <summary>Slack's error codes, by what they mean for us. Slack's documentation, error lists of the method pages.</summary>
internal static class SlackErrors
{
    /// <summary>Too many calls; <c>rate_limited</c> is the same.</summary>
    public const string RateLimited = "ratelimited";

    /// <summary>A permission was not granted.</summary>
    public const string MissingScope = "missing_scope";

    /// <summary>More sockets are open than an app may have; also the reason of a <c>disconnect</c> frame.</summary>
    public const string TooManySockets = "too_many_websockets";

    private const string RenewTokens = "Reinstall the app in the workspace and put its new Bot User OAuth Token into Slack:BotToken.";

    /// <summary>Gets whether a token is refused for good: trying again cannot help.</summary>
    public static bool IsFatal(string code) => code is "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked"
        or "token_expired" or "user_removed_from_team" or "team_disabled";

    /// <summary>Gets whether no socket can be opened with this app-level token, whatever the time.</summary>
    public static bool IsFatalForSocket(string code) => IsFatal(code)
        || code is MissingScope or "not_allowed_token_type" or "forbidden_team" or "missing_args";

    /// <summary>Sorts an error of the <c>ok:false</c> layer.</summary>
    public static ApiOutcome OutcomeOf(string code) => code switch
    {
        RateLimited or "rate_limited" => ApiOutcome.Limited,

        // Method pages: "it's possible some aspect of the operation succeeded before the error was raised".
        "internal_error" or "fatal_error" or "service_unavailable" => ApiOutcome.Unclear,

        // Method pages: the request was truncated, or the workspace is being moved and nothing is taken.
        "request_timeout" or "team_added_to_org" => ApiOutcome.NotSent,
        _ => ApiOutcome.Refused,
    };

    /// <summary>Makes the exception for a refused bot token.</summary>
    public static ChatPlatformException BotTokenRefused(string code) => new(SlackPlatform.PlatformName, code, code switch
    {
        "team_disabled" => "The workspace is disabled; ask its owner.",
        _ => RenewTokens,
    });

    /// <summary>Makes the exception for a refused app-level token.</summary>
    public static ChatPlatformException AppTokenRefused(string code) => new(SlackPlatform.PlatformName, code, code switch
    {
        "team_disabled" or "forbidden_team" => "The workspace does not permit the app; ask its owner.",
        _ => "Put an app-level token with the scope connections:write into Slack:AppToken (app settings, Basic Information, App-Level Tokens).",
    });

    /// <summary>Makes the exception for an app that was taken out of the workspace while running.</summary>
    public static ChatPlatformException Removed(string code) => new(SlackPlatform.PlatformName, code, RenewTokens);

    /// <summary>Makes the exception for a link that the app's settings forbid.</summary>
    public static ChatPlatformException SocketsDisabled(string code) => new(
        SlackPlatform.PlatformName, code, "Switch Socket Mode on in the app's settings and restart.");
}
