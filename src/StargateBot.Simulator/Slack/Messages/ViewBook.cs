using System.Collections.Concurrent;
using System.Text.Json;
using StargateBot.Simulator.Slack.Blocks;
using StargateBot.Simulator.Slack.People;
using StargateBot.Simulator.Slack.WebApi;

namespace StargateBot.Simulator.Slack.Messages;

/// <summary>The Home tabs and the open modals.</summary>
internal sealed class ViewBook(SlackState state)
{
    private readonly ConcurrentDictionary<string, SlackView> _views = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SlackView> _homes = new(StringComparer.Ordinal);

    public SlackView? Find(string id) => _views.GetValueOrDefault(id);

    public SlackView? Home(string user) => _homes.GetValueOrDefault(user);

    /// <summary>Gets the modal on top of a person's screen; null for none.</summary>
    public SlackView? Modal(string user) =>
        _views.Values.Where(view => view.User == user && !view.IsHome).OrderBy(view => view.Id, StringComparer.Ordinal).LastOrDefault();

    /// <exception cref="ApiRefusal">The view is refused.</exception>
    public SlackView Publish(string user, JsonElement definition, string? hash)
    {
        ViewRules.Check(definition, home: true);
        var known = Home(user);
        if (hash is not null && known is not null && known.Hash != hash)
        {
            throw new ApiRefusal("hash_conflict");
        }

        var view = New(user, definition) with { Id = known?.Id ?? state.Clock.NextId("V"), IsHome = true };
        _homes[user] = view;
        return Keep(view, SlackActKind.Home);
    }

    /// <exception cref="ApiRefusal">The view is refused.</exception>
    public SlackView Open(string user, JsonElement definition, string? onTopOf, InteractionPlace? from = null)
    {
        ViewRules.Check(definition, home: false);
        return Keep(New(user, definition) with { PreviousId = onTopOf, OpenedFrom = from }, SlackActKind.Modal);
    }

    /// <exception cref="ApiRefusal">The view is refused, or there is none.</exception>
    public SlackView Update(string id, JsonElement definition, string? hash)
    {
        var known = Find(id) ?? throw new ApiRefusal("not_found");
        ViewRules.Check(definition, known.IsHome);
        if (hash is not null && known.Hash != hash)
        {
            throw new ApiRefusal("hash_conflict");
        }

        return Keep(known with { Definition = definition, Hash = SlackClock.Secret() }, known.IsHome ? SlackActKind.Home : SlackActKind.Modal);
    }

    public void Close(string id, bool all)
    {
        while (_views.TryRemove(id, out var view) && all && view.PreviousId is { } previous)
        {
            id = previous;
        }
    }

    public void Write(Utf8JsonWriter json, SlackView view, JsonElement? stateValues = null)
    {
        json.WriteStartObject();
        json.WriteString("id", view.Id);
        json.WriteString("team_id", state.Workspace.TeamId);
        json.WriteString("app_id", state.Workspace.Bot.AppId);
        json.WriteString("bot_id", state.Workspace.Bot.BotId);
        json.WriteString("hash", view.Hash);
        json.WriteString("root_view_id", view.Id);
        json.WriteString("previous_view_id", view.PreviousId);
        foreach (var property in view.Definition.EnumerateObject())
        {
            property.WriteTo(json);
        }

        foreach (var name in new[] { "callback_id", "private_metadata", "external_id" })
        {
            if (!view.Definition.TryGetProperty(name, out _))
            {
                json.WriteString(name, "");
            }
        }

        json.WriteObject("state", json =>
        {
            json.WritePropertyName("values");
            if (stateValues is { } values)
            {
                values.WriteTo(json);
            }
            else
            {
                json.WriteStartObject();
                json.WriteEndObject();
            }
        });
        json.WriteEndObject();
    }

    private SlackView New(string user, JsonElement definition) =>
        new() { Id = state.Clock.NextId("V"), User = user, Definition = definition, Hash = SlackClock.Secret() };

    private SlackView Keep(SlackView view, SlackActKind kind)
    {
        _views[view.Id] = view;
        state.Did(new SlackAct
        {
            Kind = kind,
            Ts = view.Id,
            VisibleTo = view.User,
            Blocks = view.Definition.TryGetProperty("blocks", out var blocks) ? blocks : null,
        });
        return view;
    }
}
