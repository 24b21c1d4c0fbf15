namespace StargateBot.Slack.Api;

/// <summary>Who this bot is in its workspace.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="UserId">The bot's user, as mentions and its own messages name it.</param>
/// <param name="BotId">The bot's other id, which messages carry too.</param>
internal sealed record SlackIdentity(string TeamId, string UserId, string? BotId);
