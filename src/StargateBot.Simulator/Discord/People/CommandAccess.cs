using System.Globalization;
using StargateBot.Simulator.Discord.Commands;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.People;

/// <summary>Decides whether the platform's client shows a command to a person (interactions/application-commands, Contexts and Permissions).</summary>
internal static class CommandAccess
{
    private const int GuildInstall = 0;
    private const int UserInstall = 1;

    private static readonly UInt128 Administrator = UInt128.One << 3;

    /// <summary>Checks that a person sees a command.</summary>
    /// <exception cref="ArgumentException">The client would not show it.</exception>
    public static void Check(StoredCommand command, DiscordChannel channel, DiscordPerson person, CommandUse use)
    {
        var context = channel switch { { GuildId: not null } => 0, { Type: DiscordChannel.Direct } => 1, _ => 2 };
        if (!Lists(command, "contexts", context))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The command {command.Name} is not for context {context}."), nameof(channel));
        }

        if (!Lists(command, "integration_types", use.UserInstalledOnly ? UserInstall : GuildInstall))
        {
            throw new ArgumentException($"The command {command.Name} is not there for this way of installing the app.", nameof(use));
        }

        // Outside of servers there are no permissions.
        if (channel.GuildId is not null && !IsPermitted(command, use.Permissions ?? person.Permissions))
        {
            throw new ArgumentException($"The command {command.Name} is hidden from {person.Username}: default_member_permissions.", nameof(person));
        }
    }

    private static bool Lists(StoredCommand command, string name, int number) =>
        !command.Definition.Has(name, out var numbers) || numbers.EnumerateArray().Any(item => item.GetInt32() == number);

    // Zero means nobody but those who may do everything.
    private static bool IsPermitted(StoredCommand command, string permissions)
    {
        if (!command.Definition.Has("default_member_permissions", out var needed))
        {
            return true;
        }

        var (wanted, own) = (UInt128.Parse(needed.ToString(), CultureInfo.InvariantCulture), UInt128.Parse(permissions, CultureInfo.InvariantCulture));
        return (own & Administrator) != 0 || (wanted != 0 && (own & wanted) == wanted);
    }
}
