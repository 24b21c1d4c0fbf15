namespace StargateBot.Core.Chat;

/// <summary>A platform refused the bot for good.</summary>
/// <param name="platform">Name of the platform.</param>
/// <param name="errorCode">The platform's own code, such as <c>4004</c> or <c>invalid_auth</c>.</param>
/// <param name="mend">What a person has to do, in English; safe to show.</param>
/// <param name="inner">What led to it, or null.</param>
public sealed class ChatPlatformException(string platform, string errorCode, string mend, Exception? inner = null)
    : Exception($"{platform} refused the bot ({errorCode}): {mend}", inner)
{
    /// <summary>Gets the platform's name.</summary>
    public string Platform { get; } = platform;

    /// <summary>Gets the platform's own code.</summary>
    public string ErrorCode { get; } = errorCode;

    /// <summary>Gets what a person has to do.</summary>
    public string Mend { get; } = mend;
}
