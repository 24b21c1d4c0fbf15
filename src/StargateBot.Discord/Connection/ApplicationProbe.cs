using Microsoft.Extensions.Logging;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Connection;

/// <summary>Asks what the application may do, and decides which intents a session is begun with.</summary>
/// <param name="mode">Whether the message content intent is asked for.</param>
/// <param name="rest">Makes the calls.</param>
/// <param name="status">Told whether the words of all messages can be read.</param>
/// <param name="onApplication">Told the application's id.</param>
/// <param name="logger">Where to log.</param>
internal sealed partial class ApplicationProbe(
    MessageContentMode mode, DiscordRest rest, IConnectionStatus status, Action<string> onApplication, ILogger logger)
{
    private const string ContentWarning =
        "The message content intent is not enabled: follow-up questions without a mention are not seen. Enable it in the developer portal under Bot.";

    private const string ContentUnknownWarning =
        "Whether the message content intent is enabled could not be found out: follow-up questions without a mention are not seen.";

    /// <summary>Gets the intents that sessions may be begun with.</summary>
    public static IReadOnlyList<int> PossibleIntents { get; } = [GatewayIntents.Required | GatewayIntents.MessageContent, GatewayIntents.Required];

    /// <summary>Gets or sets whether Discord refused the message content intent.</summary>
    public bool ContentRefused { get; set; }

    /// <summary>Decides which intents a new session asks for; the application is asked only where that matters.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<int> DecideIntentsAsync(CancellationToken cancellationToken) =>
        Decide(ContentRefused || mode != MessageContentMode.Auto ? null : await ReadAsync(cancellationToken));

    /// <summary>Decides which intents a session must have been begun with.</summary>
    /// <param name="application">The application, or null when it is not known.</param>
    public int Decide(ApplicationObject? application)
    {
        if (ContentRefused || mode == MessageContentMode.Without)
        {
            status.MessageContent(mode == MessageContentMode.Without ? "" : ContentWarning);
            return GatewayIntents.Required;
        }

        if (mode == MessageContentMode.With || ((application?.Flags ?? 0) & ApplicationObject.MessageContentFlags) != 0)
        {
            status.MessageContent("");
            return GatewayIntents.Required | GatewayIntents.MessageContent;
        }

        var warning = application is null ? ContentUnknownWarning : ContentWarning;
        LogContentMissing(logger, warning);
        status.MessageContent(warning);
        return GatewayIntents.Required;
    }

    /// <summary>Asks for the application.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it cannot be read now.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<ApplicationObject?> ReadAsync(CancellationToken cancellationToken)
    {
        var call = new RestCall(RestKind.Bot, HttpMethod.Get, "GET /applications/@me", "", "applications/@me");
        var reply = await rest.CallAsync(call, cancellationToken);
        var application = reply.Outcome == RestOutcome.Done ? WireReader.TryRead(reply.Body.Span, DiscordJsonContext.Default.ApplicationObject) : null;
        if (application?.Id is { Length: > 0 } id)
        {
            onApplication(id);
        }

        return application;
    }

    [LoggerMessage(EventId = 304, Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogContentMissing(ILogger logger, string warning);
}
