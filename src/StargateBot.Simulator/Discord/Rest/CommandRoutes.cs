using System.Text.Json;
using System.Text.Json.Nodes;
using StargateBot.Simulator.Discord.Commands;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Application commands (interactions/application-commands, Endpoints).</summary>
internal sealed class CommandRoutes(DiscordServices services)
{
    private const int MostChatInput = 100;
    private const int MostOfOtherTypes = 15;
    private const double SecondsOfDay = 86_400;

    public IEnumerable<RestRoute> Routes
    {
        get
        {
            foreach (var scope in (string[])["applications/*/commands", "applications/*/guilds/*/commands"])
            {
                yield return new("GET", scope, List);
                yield return new("PUT", scope, Overwrite);
                yield return new("POST", scope, Create);
                yield return new("GET", scope + "/*", Get);
                yield return new("PATCH", scope + "/*", Change);
                yield return new("DELETE", scope + "/*", Delete);
            }
        }
    }

    private RestResult List(RestRequest request)
    {
        if (Refusal(request, out var guildId) is { } refusal)
        {
            return refusal;
        }

        return Ok(services.Commands.Of(guildId), request.QueryFlag("with_localizations"));
    }

    private RestResult Overwrite(RestRequest request)
    {
        if (Refusal(request, out var guildId) is { } refusal)
        {
            return refusal;
        }

        var errors = new FormErrors();
        if (request.Body.ValueKind != JsonValueKind.Array)
        {
            errors.Add("", "BASE_TYPE_WRONG_KIND", "Must be a list.");
            return Form(request, errors);
        }

        List<JsonElement> definitions = [.. request.Body.EnumerateArray()];
        var seen = new HashSet<(string?, int)>();
        for (var i = 0; i < definitions.Count; i++)
        {
            var path = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            CommandValidator.Check(path, definitions[i], guildId is null, errors, problem => services.Report(request.Name, problem));
            if (!seen.Add((definitions[i].Text("name"), CommandBook.TypeOf(definitions[i]))))
            {
                errors.Add($"{path}.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }

        if (errors.Any)
        {
            return Form(request, errors);
        }

        if (TooMany(definitions) is { } tooMany)
        {
            return tooMany;
        }

        if (services.Commands.Overwrite(guildId, definitions) is not { } commands)
        {
            return TooManyCreates(request);
        }

        services.Record(BotActionKind.CommandsWritten, request.Body);
        return Ok(commands, localizations: true);
    }

    private RestResult Create(RestRequest request)
    {
        if (Refusal(request, out var guildId) is { } refusal)
        {
            return refusal;
        }

        var errors = new FormErrors();
        CommandValidator.Check("", request.Body, guildId is null, errors, problem => services.Report(request.Name, problem));
        if (errors.Any)
        {
            return Form(request, errors);
        }

        var others = services.Commands.Of(guildId)
            .Where(command => command.Name != request.Body.Text("name") || command.Type != CommandBook.TypeOf(request.Body))
            .Select(command => command.Definition);
        if (TooMany([.. others, request.Body]) is { } tooMany)
        {
            return tooMany;
        }

        var (command, isNew) = services.Commands.Put(guildId, request.Body);
        if (command is null)
        {
            return TooManyCreates(request);
        }

        services.Record(BotActionKind.CommandsWritten, request.Body);
        return new RestResult(isNew ? 201 : 200, ToJson(command));
    }

    private RestResult Get(RestRequest request) =>
        Refusal(request, out var guildId)
        ?? (services.Commands.Find(guildId, request.Arguments[^1]) is { } command
            ? RestResult.Ok(ToJson(command))
            : RestResult.UnknownCommand);

    private RestResult Change(RestRequest request)
    {
        if (Refusal(request, out var guildId) is { } refusal)
        {
            return refusal;
        }

        if (services.Commands.Find(guildId, request.Arguments[^1]) is not { } existing)
        {
            return RestResult.UnknownCommand;
        }

        var errors = new FormErrors();
        if (request.Body.ValueKind != JsonValueKind.Object)
        {
            errors.Add("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a model.");
            return Form(request, errors);
        }

        var merged = JsonObject.Create(existing.Definition)!;
        foreach (var member in request.Body.EnumerateObject())
        {
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        using var document = JsonDocument.Parse(merged.ToJsonString());
        CommandValidator.Check("", document.RootElement, guildId is null, errors, problem => services.Report(request.Name, problem));
        if (errors.Any)
        {
            return Form(request, errors);
        }

        services.Record(BotActionKind.CommandsWritten, request.Body);
        return services.Commands.Change(guildId, existing.Id, document.RootElement) is { } changed
            ? RestResult.Ok(ToJson(changed))
            : RestResult.UnknownCommand;
    }

    private RestResult Delete(RestRequest request)
    {
        if (Refusal(request, out var guildId) is { } refusal)
        {
            return refusal;
        }

        if (!services.Commands.Remove(guildId, request.Arguments[^1]))
        {
            return RestResult.UnknownCommand;
        }

        services.Record(BotActionKind.CommandsWritten, default);
        return RestResult.NoContent;
    }

    private static RestResult? TooMany(IReadOnlyCollection<JsonElement> definitions)
    {
        var tooMany = definitions.GroupBy(CommandBook.TypeOf)
            .Any(type => type.Count() > (type.Key == CommandValidator.ChatInput ? MostChatInput : MostOfOtherTypes));
        return tooMany ? RestResult.Error(400, 30032, "Maximum number of application commands reached") : null;
    }

    private RestResult? Refusal(RestRequest request, out string? guildId)
    {
        guildId = request.Path.Split('/') is [_, _, "guilds", var id, ..] ? id : null;
        if (request.Arguments[0] != services.World.ApplicationId)
        {
            return RestResult.Error(403, 20012, "You are not authorized to perform this action on this application");
        }

        return guildId is not null && guildId != services.World.GuildId ? RestResult.MissingAccess : null;
    }

    private RestResult Form(RestRequest request, FormErrors errors)
    {
        services.Report(request.Name, errors.ToString());
        return RestResult.Form(errors);
    }

    private RestResult TooManyCreates(RestRequest request)
    {
        services.Report(request.Name, "More command creates than a day has.");
        request.Context.Response.Headers.RetryAfter = "86400";
        return new RestResult(429, Json.ToBytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("message", "Max number of daily application command creates has been reached (200)");
            writer.WriteNumber("code", 30034);
            writer.WriteNumber("retry_after", SecondsOfDay);
            writer.WriteBoolean("global", false);
            writer.WriteEndObject();
        }));
    }

    private RestResult Ok(IReadOnlyList<StoredCommand> commands, bool localizations) => RestResult.Ok(writer =>
    {
        writer.WriteStartArray();
        foreach (var command in commands)
        {
            CommandJson.Write(writer, command, services.World.ApplicationId, localizations);
        }

        writer.WriteEndArray();
    });

    private byte[] ToJson(StoredCommand command) =>
        Json.ToBytes(writer => CommandJson.Write(writer, command, services.World.ApplicationId, localizations: true));
}
