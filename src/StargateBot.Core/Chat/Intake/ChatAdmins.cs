using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Decides who is an admin: those who are listed, and those who manage the server or workspace. Nobody else is.</summary>
/// <param name="options">The lists.</param>
/// <param name="platforms">Asked where an event does not tell.</param>
internal sealed class ChatAdmins(IOptions<AdminOptions> options, ChatPlatforms platforms)
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
                || (author.IsTenantAdmin
                    ?? await platforms.Of(question.Place).IsTenantAdminAsync(question.Place, author.UserId, cancellationToken).ConfigureAwait(false)
                    ?? false));
    }
}
