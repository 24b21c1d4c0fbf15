using System.Collections.Concurrent;

namespace StargateBot.Discord.Connection;

/// <summary>
/// Remembers for a minute where the bot was forbidden to act: repeating that call counts as an invalid request, and 10,000 of those in
/// 10 minutes block the address (Discord documentation, "Rate Limits", Invalid Request Limit). Bounded.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ForbiddenPlaces(TimeProvider time)
{
    private const int MaxPlaces = 1024;

    // An admin who mends a permission wants to see it work soon.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Template, string TopLevel), (RestReply Reply, long Since)> _places = [];

    /// <summary>Gets the refusal that the same call got a short while ago, or null.</summary>
    /// <param name="call">The call.</param>
    public RestReply? Find(in RestCall call)
    {
        if (_places.IsEmpty || !_places.TryGetValue((call.Template, call.TopLevel), out var place))
        {
            return null;
        }

        if (time.GetElapsedTime(place.Since) < Kept)
        {
            return place.Reply;
        }

        _places.TryRemove((call.Template, call.TopLevel), out _);
        return null;
    }

    /// <summary>Remembers a refusal.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">The answer to it.</param>
    public void Add(in RestCall call, RestReply reply)
    {
        if (_places.Count >= MaxPlaces)
        {
            _places.Clear();
        }

        _places[(call.Template, call.TopLevel)] = (reply, time.GetTimestamp());
    }
}
