using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using StargateBot.Core.Languages;

namespace StargateBot.Setup;

/// <summary>The steps of the set-up in one language. A property's name is its key in <c>SetupTexts.resx</c> and <c>SetupTexts.id.resx</c>.</summary>
internal sealed class SetupTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Setup.SetupTexts", typeof(SetupTexts).Assembly);

    private readonly CultureInfo _culture;

    private SetupTexts(CultureInfo culture) => _culture = culture;

    public string DiscordTitle => Get();

    public string DiscordCreate => Get();

    public string DiscordToken => Get();

    public string DiscordIntents => Get();

    public string DiscordInstall => Get();

    public string DiscordInvite => Get();

    public string DiscordInviteId => Get();

    public string DiscordAsk => Get();

    public string SlackTitle => Get();

    public string SlackCreate => Get();

    public string SlackInstall => Get();

    public string SlackAppToken => Get();

    public string SlackAsk => Get();

    public string SetVariables => Get();

    public string SetSecrets => Get();

    public string Start => Get();

    /// <summary>Gets the texts in a language.</summary>
    /// <param name="language">The language.</param>
    public static SetupTexts For(Language language) =>
        new(language == Language.Indonesian ? CultureInfo.GetCultureInfo("id") : CultureInfo.InvariantCulture);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
