using StargateBot.Core.Chat;

namespace StargateBot.Slack.Api;

/// <summary>How a call ended, both layers of Slack's errors taken together.</summary>
internal enum ApiOutcome
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>Slack read it and said no.</summary>
    Refused,

    /// <summary>Surely not done: too many calls.</summary>
    Limited,

    /// <summary>Surely not done: nothing was sent, or Slack says that it was not taken.</summary>
    NotSent,

    /// <summary>Perhaps done: the link broke, the time was up, or Slack failed after it may have read it.</summary>
    Unclear,
}

/// <summary>The result of one call.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answer">What Slack answered, when the outcome is <see cref="ApiOutcome.Ok"/>.</param>
/// <param name="Code">Slack's error code or a word for the fault; safe to log; empty when it is done.</param>
/// <param name="After">How long Slack wants us to wait; zero when it says nothing.</param>
/// <param name="Needed">The scope that is missing, or null.</param>
internal readonly record struct ApiResult<T>(ApiOutcome Outcome, T? Answer, string Code, TimeSpan After, string? Needed = null)
    where T : class
{
    /// <summary>Makes the result of a call that is done.</summary>
    public static ApiResult<T> Done(T answer) => new(ApiOutcome.Ok, answer, "", TimeSpan.Zero);

    /// <summary>Makes the result of a call that failed.</summary>
    public static ApiResult<T> Failed(ApiOutcome outcome, string code, string? needed = null) => new(outcome, null, code, TimeSpan.Zero, needed);

    /// <summary>Makes the result of a call that came too soon.</summary>
    public static ApiResult<T> TooSoon(TimeSpan after) => new(ApiOutcome.Limited, null, SlackErrors.RateLimited, after);

    /// <summary>Says what the result means for a message.</summary>
    /// <param name="messageId">The message's id when it is done.</param>
    /// <param name="repeatable">Whether doing it twice is as good as once.</param>
    public SendResult ToSend(string? messageId, bool repeatable = false) => Outcome switch
    {
        ApiOutcome.Ok => new SendResult.Sent(messageId),
        ApiOutcome.Limited or ApiOutcome.NotSent => new SendResult.NotYet(After),
        ApiOutcome.Unclear => new SendResult.Unknown(repeatable),
        _ => new SendResult.Refused(Code),
    };
}
