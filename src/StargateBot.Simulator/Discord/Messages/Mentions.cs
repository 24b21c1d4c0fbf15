using System.Text.Json;
using System.Text.RegularExpressions;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Messages;

/// <summary>Whom a message notifies (resources/message, Allowed Mentions Object).</summary>
/// <param name="Users">The ids of users.</param>
/// <param name="Roles">The ids of roles.</param>
/// <param name="Everyone">Whether everyone.</param>
internal sealed partial record Mentions(IReadOnlyList<string> Users, IReadOnlyList<string> Roles, bool Everyone)
{
    /// <summary>Reads what a person's message notifies: all that it names, and who wrote the message that it replies to.</summary>
    public static Mentions OfPerson(string content, SimulatedMessage? referenced)
    {
        var users = Ids(UserMention(), content);
        if (referenced is not null && !users.Contains(referenced.Author.Id))
        {
            users.Add(referenced.Author.Id);
        }

        return new Mentions(users, Ids(RoleMention(), content), HasEveryone(content));
    }

    /// <summary>Reads what a message of the bot notifies.</summary>
    /// <param name="content">The text.</param>
    /// <param name="body">The body with <c>allowed_mentions</c>, or without.</param>
    /// <param name="referenced">The message that it replies to.</param>
    /// <param name="usersOnly">Whether roles and everyone are left out by default, as in interactions.</param>
    public static Mentions OfBot(string content, JsonElement body, SimulatedMessage? referenced, bool usersOnly)
    {
        var given = body.Has("allowed_mentions", out var allowed);
        bool Parses(string kind) => given
            ? allowed.Items("parse").Any(item => item.ValueEquals(kind))
            : kind == "users" || !usersOnly;

        List<string> Allowed(string kind, List<string> ids) =>
            Parses(kind) ? ids : [.. ids.Where(id => given && allowed.Items(kind).Any(item => item.ValueEquals(id)))];

        var users = Allowed("users", Ids(UserMention(), content));
        var pingsAuthor = !given || allowed.IsTrue("replied_user");
        if (referenced is not null && pingsAuthor && !users.Contains(referenced.Author.Id))
        {
            users.Add(referenced.Author.Id);
        }

        return new Mentions(users, Allowed("roles", Ids(RoleMention(), content)), Parses("everyone") && HasEveryone(content));
    }

    private static List<string> Ids(Regex pattern, string content)
    {
        var ids = new List<string>();
        if (content.Contains("<@", StringComparison.Ordinal))
        {
            foreach (Match match in pattern.Matches(content))
            {
                if (!ids.Contains(match.Groups[1].Value))
                {
                    ids.Add(match.Groups[1].Value);
                }
            }
        }

        return ids;
    }

    private static bool HasEveryone(string content) =>
        content.Contains("@everyone", StringComparison.Ordinal) || content.Contains("@here", StringComparison.Ordinal);

    [GeneratedRegex("<@!?([0-9]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex UserMention();

    [GeneratedRegex("<@&([0-9]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex RoleMention();
}
