using System.Globalization;
using System.Text;
using StargateBot.Core.Chat;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Events;

/// <summary>Tells who did something, and what they may do.</summary>
internal static class AuthorReader
{
    /// <summary>The longest name, in UTF-16 units; Discord's own have 32 characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>Reads who used a command, a button or a form.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <returns>
    /// Null where nobody is named. Whoever manages a server is an admin in it, and nobody anywhere else: not in direct messages, not where
    /// permissions are not told, and not where only the person installed the app.
    /// </returns>
    public static ChatAuthor? Of(InteractionEvent interaction)
    {
        if ((interaction.Member?.User ?? interaction.User) is not { } user)
        {
            return null;
        }

        return new ChatAuthor(user.Id)
        {
            IsTenantAdmin = interaction is { GuildId: not null, Owners: not { Guild: null } } && Permissions.AllowManaging(interaction.Member?.Permissions),
            Roles = interaction.Member?.Roles ?? [],
            Name = NameOf(interaction.Member, user),
        };
    }

    /// <summary>Reads who wrote a message.</summary>
    /// <param name="message">The message, which names its author.</param>
    /// <param name="kind">What kind of account wrote it.</param>
    /// <returns>The author. Messages do not tell permissions: whether the author is an admin is not known in servers.</returns>
    public static ChatAuthor Of(MessageEvent message, AuthorKind kind) => new(message.Author!.Id, kind)
    {
        IsTenantAdmin = message.GuildId is null ? false : null,
        Roles = message.Member?.Roles ?? [],
        Name = NameOf(message.Member, message.Author),
    };

    private static string NameOf(MemberObject? member, UserObject user)
    {
        var name = Clean(member?.Nick);
        name = name.Length > 0 ? name : Clean(user.GlobalName);
        return name.Length > 0 ? name : Clean(user.Username);
    }

    // One line of visible characters: names are shown beside our words and must not turn them around or break them.
    private static string Clean(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "";
        }

        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                kept.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
            {
                kept.Append(rune);
            }
        }

        var line = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= MaxNameLength)
        {
            return line;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(line.AsSpan(end)) is var next && end + next <= MaxNameLength)
        {
            end += next;
        }

        return line[..end].TrimEnd();
    }
}
