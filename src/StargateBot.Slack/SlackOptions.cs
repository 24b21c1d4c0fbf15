using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;

namespace StargateBot.Slack;

/// <summary>Settings of the Slack adapter, section <c>Slack</c>. Nothing looks at the shape of a token.</summary>
public sealed class SlackOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "Slack";

    /// <summary>Slack's own address.</summary>
    public const string DefaultApiBaseUrl = "https://slack.com/api/";

    /// <summary>Gets or sets the bot token (<c>xoxb-…</c>) that calls the Web API in one workspace. Never logged.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>Gets or sets the app-level token (<c>xapp-…</c>) that opens the socket. Never logged.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>Gets or sets the address that method names are appended to.</summary>
    /// <value>The default is <see cref="DefaultApiBaseUrl"/>; http on loopback only. A missing slash at the end is added.</value>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>Gets whether the platform is on: one of its tokens is configured.</summary>
    /// <param name="section">The section <c>Slack</c>.</param>
    public static bool IsConfigured(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return !string.IsNullOrWhiteSpace(section[nameof(BotToken)]) || !string.IsNullOrWhiteSpace(section[nameof(AppToken)]);
    }

    /// <summary>Gets the address with a slash at its end, so that method names can be appended.</summary>
    internal Uri BaseAddress => new(ApiBaseUrl.EndsWith('/') ? ApiBaseUrl : ApiBaseUrl + '/', UriKind.Absolute);

    /// <summary>Takes the values of the section; a value that is absent or blank leaves the default.</summary>
    internal void Read(IConfigurationSection section)
    {
        BotToken = section[nameof(BotToken)]?.Trim() ?? "";
        AppToken = section[nameof(AppToken)]?.Trim() ?? "";
        ApiBaseUrl = section[nameof(ApiBaseUrl)]?.Trim() is { Length: > 0 } url ? url : DefaultApiBaseUrl;
    }
}

/// <summary>Holds that both tokens are there and that they may be sent to the address.</summary>
internal sealed class SlackOptionsValidator : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        if (options.BotToken.Length == 0)
        {
            return ValidateOptionsResult.Fail("Slack:BotToken is missing: Slack:AppToken alone cannot post answers (see `setup slack`).");
        }

        if (options.AppToken.Length == 0)
        {
            return ValidateOptionsResult.Fail("Slack:AppToken is missing: Slack:BotToken alone cannot open the socket (see `setup slack`).");
        }

        return Uri.TryCreate(options.ApiBaseUrl, UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http" && PlatformAddress.IsSafe(address)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Slack:ApiBaseUrl must be an https address (http on this machine only), not '{options.ApiBaseUrl}'.");
    }
}
