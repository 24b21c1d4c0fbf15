using System.Collections.Concurrent;
using StargateBot.Core.Languages;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>What is known of persons: their name, their language and where their direct messages are. Asking Slack never delays anything.</summary>
/// <param name="api">Slack's methods.</param>
/// <param name="background">Makes the calls.</param>
/// <param name="warnings">Told when the permission is missing.</param>
/// <param name="time">The clock.</param>
internal sealed class SlackPeople(WebApi api, BackgroundCalls background, Warnings warnings, TimeProvider time)
{
    private const int MaxPeople = 10_000;
    private static readonly TimeSpan LocaleLifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Person> _people = new();
    private volatile bool _off;

    /// <summary>Gets a person's language, or null while it is not known; then Slack is asked for the next time.</summary>
    public Language? Locale(string userId)
    {
        _people.TryGetValue(userId, out var person);
        if (!_off && (person?.AskAfter ?? DateTimeOffset.MinValue) <= time.GetUtcNow())
        {
            // Asked once, whatever comes of it: also a failure must not be repeated with every message.
            Change(userId, known => known with { AskAfter = time.GetUtcNow() + LocaleLifetime });
            background.TryAdd(token => AskAsync(userId, token));
        }

        return person?.Locale;
    }

    /// <summary>Finds out a person's language where nobody waits for it; null when Slack does not tell one of ours.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Language?> FindLocaleAsync(string userId, CancellationToken cancellationToken)
    {
        if (!_off && (_people.GetValueOrDefault(userId)?.AskAfter ?? DateTimeOffset.MinValue) <= time.GetUtcNow())
        {
            Change(userId, known => known with { AskAfter = time.GetUtcNow() + LocaleLifetime });
            await AskAsync(userId, cancellationToken);
        }

        return Locale(userId);
    }

    /// <summary>Gets the name that people see, or null while it is not known.</summary>
    public string? Name(string userId) => _people.GetValueOrDefault(userId)?.Name;

    /// <summary>Gets the direct messages with a person, or null when none were seen.</summary>
    public string? DirectChannel(string userId) => _people.TryGetValue(userId, out var person) ? person.DirectChannel : null;

    /// <summary>Remembers where direct messages with a person are.</summary>
    public void Meet(string userId, string channel)
    {
        if (DirectChannel(userId) != channel)
        {
            Change(userId, known => known with { DirectChannel = channel });
        }
    }

    /// <summary>Gets whether something has to be shown to a person, and remembers that it was.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="shown">What would be shown, as a number that differs when it does.</param>
    public bool WantsHome(string userId, int shown)
    {
        var now = time.GetUtcNow();
        if (_people.TryGetValue(userId, out var person) && person.Home == shown && person.HomeUntil > now)
        {
            return false;
        }

        Change(userId, known => known with { Home = shown, HomeUntil = now + LocaleLifetime });
        return true;
    }

    /// <summary>Forgets that something was shown, because it was not.</summary>
    public void HomeFailed(string userId) => Change(userId, known => known with { HomeUntil = DateTimeOffset.MinValue });

    private void Change(string userId, Func<Person, Person> change)
    {
        if (_people.Count >= MaxPeople && !_people.ContainsKey(userId))
        {
            // All of it is found out again; a big workspace loses a greeting, not an answer.
            _people.Clear();
        }

        _people.AddOrUpdate(userId, _ => change(new Person()), (_, known) => change(known));
    }

    private async Task AskAsync(string userId, CancellationToken cancellationToken)
    {
        var result = await api.ReadAsync(
            "users.info",
            "",
            [new("user", userId), new("include_locale", "true")],
            SlackJson.Default.UserAnswer,
            cancellationToken);
        if (result.Code == SlackErrors.MissingScope)
        {
            _off = true;
            warnings.Add("The languages of people's profiles are not used", result.Needed ?? "users:read");
        }
        else if (result is { Outcome: ApiOutcome.Ok, Answer.User: { } user })
        {
            Change(userId, known => known with
            {
                Locale = LanguageCodes.TryParse(user.Locale, out var language) ? language : known.Locale,
                Name = string.IsNullOrWhiteSpace(user.Profile?.DisplayName) ? user.RealName : user.Profile.DisplayName,
            });
        }
    }

    private sealed record Person
    {
        public Language? Locale { get; init; }

        public string? Name { get; init; }

        public DateTimeOffset AskAfter { get; init; }

        public string? DirectChannel { get; init; }

        public int Home { get; init; }

        public DateTimeOffset HomeUntil { get; init; }
    }
}
