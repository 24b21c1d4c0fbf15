using System.CommandLine;
using System.Globalization;
using StargateBot.CommandLine;
using StargateBot.Discord;
using StargateBot.Hosting;
using StargateBot.Localization;
using StargateBot.Setup;

namespace StargateBot.Commands;

/// <summary><c>setup discord</c>: the steps from nothing to the first answer on Discord.</summary>
internal sealed class SetupDiscordCommand : Command
{
    private const string Placeholder = "APPLICATION_ID";
    private const string IdOption = "--application-id";
    private const string UserInstallScope = "applications.commands";

    // The names of the developer portal for the bits of DiscordSetup.Permissions.
    private const string Permissions =
        "View Channels, Send Messages, Send Messages in Threads, Create Public Threads, Embed Links, Add Reactions, Read Message History";

    private readonly Texts _texts;
    private readonly Option<string?> _applicationId;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public SetupDiscordCommand(Texts texts)
        : base("discord", texts.SetupDiscordDescription)
    {
        _texts = texts;
        _applicationId = CommonOptions.WithValue(IdOption, "ID", texts.SetupApplicationIdDescription, texts);
        _applicationId.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }, ..] && !string.IsNullOrWhiteSpace(value) && !IsId(value))
            {
                result.AddError(texts.ErrorApplicationId.With(IdOption, value));
            }
        });
        Add(_applicationId);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var texts = SetupTexts.For(_texts.Language);
        var id = parsed.GetValue(_applicationId);
        var steps = new SetupSteps(Console.Out);
        steps.Begin(texts.DiscordTitle);
        steps.Step(texts.DiscordCreate);
        steps.Step(texts.DiscordToken);
        steps.Step(texts.DiscordIntents.With(string.Join(", ", DiscordSetup.OptionalIntents), string.Join(", ", DiscordSetup.Intents)));
        steps.Step(texts.DiscordInstall.With(
            string.Join(", ", DiscordSetup.Scopes), Permissions, UserInstallScope));
        var link = texts.DiscordInvite.With(DiscordSetup.InviteUrl(id ?? Placeholder).AbsoluteUri);
        if (id is null)
        {
            steps.Step(link, texts.DiscordInviteId.With(Placeholder, $"stargatebot setup discord {IdOption} ID"));
        }
        else
        {
            steps.Step(link);
        }

        steps.Finish(texts, [(PlatformPlan.DiscordKeys[0], "…")], texts.DiscordAsk);
        return ExitCode.Done;
    }

    // A snowflake: an unsigned 64-bit number.
    private static bool IsId(string value) => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0;
}
