using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using StargateBot.Simulator.Slack.Blocks;
using StargateBot.Simulator.Slack.Messages;
using StargateBot.Simulator.Slack.WebApi;

namespace StargateBot.Simulator.Slack.People;

/// <summary>Where a command or interaction happened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Channel">The channel.</param>
/// <param name="User">Who did it.</param>
/// <param name="OriginalTs">The message that holds the button; null for commands and shortcuts.</param>
/// <param name="ThreadTs">The thread of that message; null for none.</param>
internal sealed record InteractionPlace(string Id, SlackChannel Channel, string User, string? OriginalTs, string? ThreadTs);

/// <summary>Serves <c>/slack/hooks/{secret}</c>: five posts within thirty minutes, no token, also where the bot is no member.</summary>
/// <remarks>Source: docs "Handling user interaction", section on response URLs.</remarks>
internal sealed class ResponseUrls(SlackState state, BotMessages messages, StatusBook statuses)
{
    private const int Uses = 5;
    private const int Kept = 50_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Hook> _hooks = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Gets or sets the address of the server, ending in a slash; set when it listens.</summary>
    public string BaseUrl { get; set; } = "http://127.0.0.1/";

    public string Issue(InteractionPlace place)
    {
        var secret = SlackClock.Secret();
        _hooks[secret] = new Hook(place, state.Clock.Now + Life);
        _order.Enqueue(secret);
        if (_order.Count > Kept && _order.TryDequeue(out var oldest))
        {
            _hooks.TryRemove(oldest, out _);
        }

        return $"{BaseUrl}slack/hooks/{secret}";
    }

    public Task InvokeAsync(HttpContext context) => state.HttpFaults.InvokeAsync(context, "response_url", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var hook = _hooks.GetValueOrDefault((string)context.Request.RouteValues["secret"]!) ?? throw new ApiRefusal("invalid_url");
            if (hook.Until < state.Clock.Now)
            {
                throw new ApiRefusal("expired_url");
            }

            using var call = await ApiCall.ReadAsync(context, "response_url");
            if (Interlocked.Increment(ref hook.Used) > Uses)
            {
                throw new ApiRefusal("used_url");
            }

            Respond(hook.Place, call);
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("ok", context.RequestAborted);
        }
        catch (ApiRefusal refusal)
        {
            var missing = refusal.Error is "invalid_url" or "expired_url" or "used_url";
            context.Response.StatusCode = missing ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.BodyWriter.WriteAsync(
                JsonObjects.Write(json =>
                {
                    json.WriteBoolean("ok", false);
                    json.WriteString("error", refusal.Error);
                }),
                context.RequestAborted);
        }
    }

    private void Respond(InteractionPlace place, ApiCall call)
    {
        if (place.Channel.IsArchived)
        {
            throw new ApiRefusal("is_archived");
        }

        var target = new BotTarget(SlackActKind.Update, place.Channel) { InteractionId = place.Id };
        if (call.Flag("delete_original") == true && place.OriginalTs is { } deleted)
        {
            Remove(target with { Kind = SlackActKind.Delete }, deleted);
            return;
        }

        var content = MessageContent.Read(call, state.Log);
        if (call.Flag("replace_original") == true && place.OriginalTs is { } original)
        {
            Replace(target, original, content);
            return;
        }

        Say(SlackActKind.ResponseUrl, place, content, call.Text("response_type"), call.Text("thread_ts"));
    }

    /// <summary>Shows a message that answers a command or interaction.</summary>
    public void Say(SlackActKind kind, InteractionPlace place, MessageContent content, string? responseType, string? threadTs)
    {
        if (responseType is not (null or "ephemeral" or "in_channel"))
        {
            throw new ApiRefusal("invalid_arguments");
        }

        var isPublic = responseType == "in_channel";
        var thread = messages.ThreadOf(place.Channel, threadTs, "response_url") ?? (isPublic ? null : place.ThreadTs);
        messages.Post(
            new BotTarget(kind, place.Channel) { ThreadTs = thread, VisibleTo = isPublic ? null : place.User, InteractionId = place.Id },
            content);
        statuses.ClearOnPost(place.Channel.Id, thread);
    }

    private void Replace(BotTarget target, string ts, MessageContent content)
    {
        if (messages.FindEphemeral(ts) is not null)
        {
            messages.ChangeEphemeral(target, ts, content);
        }
        else
        {
            messages.Update(target, ts, before => before with { Text = content.Text, Blocks = content.Blocks }, content.Text);
        }
    }

    private void Remove(BotTarget target, string ts)
    {
        if (messages.FindEphemeral(ts) is not null)
        {
            messages.ChangeEphemeral(target, ts, null);
        }
        else
        {
            messages.Delete(target, ts);
        }
    }

    private sealed class Hook(InteractionPlace place, DateTimeOffset until)
    {
        public int Used;

        public InteractionPlace Place { get; } = place;

        public DateTimeOffset Until { get; } = until;
    }
}
