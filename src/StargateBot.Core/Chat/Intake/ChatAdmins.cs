using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Decides who is an admin: those who are listed, and those who manage the server or workspace. Nobody else is.</summary>
/// <param name="options">The lists.</param>
/// <param name="platforms">Asked where an event does not tell.</param>
/// <param name="logger">Told of what could not be found out.</param>
internal sealed partial class ChatAdmins(IOptions<AdminOptions> options, ChatPlatforms platforms, ILogger<ChatAdmins> logger)
{
    private readonly FrozenSet<string> _users = options.Value.Users.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _roles = options.Value.Roles.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gets whether the one who gives a command is an admin.</summary>
    /// <param name="question">The command.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<bool> ContainAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        var author = question.Author;
        return author.Kind == AuthorKind.Person
            && (_users.Contains(author.UserId)
                || author.Roles.Any(_roles.Contains)
                || (author.IsTenantAdmin ?? await IsTenantAdminAsync(question, cancellationToken).ConfigureAwait(false)));
    }

    private async ValueTask<bool> IsTenantAdminAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            var platform = platforms.Of(question.Place);
            return await platform.IsTenantAdminAsync(question.Place, question.Author.UserId, cancellationToken).ConfigureAwait(false) ?? false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogUnknown(exception, question.EventKey);
            return false;
        }
    }

    [LoggerMessage(EventId = 206, Level = LogLevel.Warning, Message = "Whether the one who gives {EventKey} is an admin could not be found out: no.")]
    private partial void LogUnknown(Exception exception, string eventKey);
}
