using System.Collections.Concurrent;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>Asks Slack who manages the workspace. Nobody does of whom Slack does not say so.</summary>
/// <param name="api">Slack's methods.</param>
/// <param name="warnings">Told when the permission is missing.</param>
/// <param name="time">The clock.</param>
internal sealed class SlackAdmins(WebApi api, Warnings warnings, TimeProvider time)
{
    /// <summary>How long Slack may take to tell.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>How long a right is taken for granted: one that was revoked ends with it.</summary>
    public static readonly TimeSpan GrantedLifetime = TimeSpan.FromMinutes(2);

    /// <summary>How long the lack of a right is: who was just made an admin waits so long.</summary>
    public static readonly TimeSpan DeniedLifetime = TimeSpan.FromSeconds(30);

    private const int MaxPeople = 10_000;

    private readonly ConcurrentDictionary<(string Team, string User), (bool IsAdmin, DateTimeOffset Until)> _known = new();

    /// <summary>Gets whether a person manages a workspace.</summary>
    /// <param name="team">The workspace.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it cannot be found out.</returns>
    public ValueTask<bool?> ContainAsync(string team, string userId, CancellationToken cancellationToken) =>
        _known.TryGetValue((team, userId), out var known) && known.Until > time.GetUtcNow()
            ? new(known.IsAdmin)
            : new(AskAsync(team, userId, cancellationToken));

    private async Task<bool?> AskAsync(string team, string userId, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        ApiResult<UserAnswer> result;
        try
        {
            result = await api.ReadAsync("users.info", "", [new("user", userId)], SlackJson.Default.UserAnswer, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        if (result.Code == SlackErrors.MissingScope)
        {
            warnings.Add("Admins of the workspace are not known; only those listed in Admin:Users are admins", result.Needed ?? "users:read");
        }

        bool? isAdmin = result switch
        {
            { Outcome: ApiOutcome.Ok, Answer.User: { } user } => IsAdmin(user, team),
            { Code: "user_not_found" or "user_not_visible" } => false,
            _ => null,
        };
        if (isAdmin is { } found)
        {
            if (_known.Count >= MaxPeople)
            {
                _known.Clear();
            }

            _known[(team, userId)] = (found, time.GetUtcNow() + (found ? GrantedLifetime : DeniedLifetime));
        }

        return isAdmin;
    }

    // People of other workspaces carry the rights that they have at home. Slack's documentation, "User object".
    private static bool IsAdmin(UserInfo user, string team) =>
        user.TeamId == team
        && user is { Deleted: not true, IsBot: not true, IsRestricted: not true, IsUltraRestricted: not true, IsStranger: not true }
        && (user.IsAdmin == true || user.IsOwner == true || user.IsPrimaryOwner == true);
}
