using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>
/// Shows "is looking it up…" in a thread. Slack takes it away when the bot posts there, and after 2 minutes. Slack's documentation,
/// "assistant.threads.setStatus".
/// </summary>
/// <param name="api">Slack's methods.</param>
/// <param name="people">What is known of persons.</param>
/// <param name="warnings">Told when a permission is missing.</param>
internal sealed class WorkingSign(WebApi api, SlackPeople people, Warnings warnings)
{
    private const string Method = "assistant.threads.setStatus";

    private readonly ConcurrentDictionary<string, Pending> _pending = new();
    private volatile bool _off;

    /// <summary>Shows or clears the sign. Giving up ends the waiting, not the call: what was shown too late is cleared all the same.</summary>
    public Task SetAsync(ReplyTarget target, bool working, CancellationToken cancellationToken)
    {
        // Replies to commands have no thread, and what one person sees alone shows no sign to all.
        if (_off || target.Place.Thread is null || target.Token is not null || target.Private)
        {
            return Task.CompletedTask;
        }

        return (working ? ShowAsync(target) : CallAsync(target, "")).WaitAsync(cancellationToken);
    }

    /// <summary>Notes, before it is sent, that the bot posts in a place: its outcome may be known later than that of a sign on its way.</summary>
    public void Posting(ChatPlace place)
    {
        if (!_pending.IsEmpty && _pending.TryGetValue(place.Key, out var pending))
        {
            pending.Posted = true;
        }
    }

    private async Task ShowAsync(ReplyTarget target)
    {
        var key = target.Place.Key;
        var pending = new Pending();
        _pending[key] = pending;
        var language = target.Recipient is { } user && people.Locale(user) is { } known ? known : Language.Indonesian;
        await CallAsync(target, SlackTexts.For(language).Working);
        _pending.TryRemove(new(key, pending));

        // The answer was faster than the sign: a sign that Slack took after the answer would stay.
        if (pending.Posted)
        {
            await CallAsync(target, "");
        }
    }

    private async Task CallAsync(ReplyTarget target, string status)
    {
        var result = await api.PostAsync(
            Method, target.Place.Channel, Body(target.Place, status), SlackJson.Default.ApiAnswer, CancellationToken.None);
        if (result.Code == SlackErrors.MissingScope)
        {
            _off = true;
            warnings.Add("The sign that an answer is being made is off", result.Needed ?? "assistant:write");
        }
    }

    private static ReadOnlyMemory<byte> Body(ChatPlace place, string status)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, SlackJson.Writing);
        json.WriteStartObject();
        json.WriteString("channel_id"u8, place.Channel);
        json.WriteString("thread_ts"u8, place.Thread);
        json.WriteString("status"u8, status);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private sealed class Pending
    {
        private volatile bool _posted;

        public bool Posted
        {
            get => _posted;
            set => _posted = value;
        }
    }
}
