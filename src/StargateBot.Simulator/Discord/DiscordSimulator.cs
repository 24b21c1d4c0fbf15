using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StargateBot.Simulator.Discord.Gateway;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.People;
using StargateBot.Simulator.Discord.Rest;
using StargateBot.Simulator.Discord.World;
using StargateBot.Simulator.Faults;

namespace StargateBot.Simulator.Discord;

/// <summary>Plays Discord: the REST API v10, the gateway, and the people of one server.</summary>
public sealed class DiscordSimulator : IAsyncDisposable
{
    private const string ApiPath = "/discord/api/";
    private const string Version = "v10/";

    private readonly DiscordServices _services;
    private readonly RestApi _api;

    internal DiscordSimulator(TimeProvider time)
    {
        _services = new DiscordServices(time);
        HttpFaults = new HttpFaults(time);
        People = new DiscordPeople(_services);
        _api = new RestApi(_services.Settings, time, _services.Changes, _services.Report,
        [
            .. new CallbackRoutes(_services).Routes,
            .. new WebhookRoutes(_services).Routes,
            .. new MessageRoutes(_services).Routes,
            .. new ChannelRoutes(_services).Routes,
            .. new IdentityRoutes(_services).Routes,
            .. new CommandRoutes(_services).Routes,
        ]);
    }

    /// <summary>Gets the clock of ids, deadlines and limits.</summary>
    public TimeProvider Time => _services.Time;

    /// <summary>Gets how the platform is set up.</summary>
    public DiscordSettings Settings => _services.Settings;

    /// <summary>Gets the bot's token.</summary>
    public string BotToken => _services.Settings.BotToken;

    /// <summary>Gets the server, its channels and people, and what was written.</summary>
    public DiscordWorld World => _services.World;

    /// <summary>Gets the gateway: connections, sessions and their faults.</summary>
    public DiscordGateway Gateway => _services.Gateway;

    /// <summary>Gets what people, other bots and webhooks can do.</summary>
    public DiscordPeople People { get; }

    /// <summary>Gets the faults of the REST API. Patterns are relative to it: <c>channels/*/messages</c>.</summary>
    public HttpFaults HttpFaults { get; }

    /// <summary>Gets what the bot sent that a good bot never sends; also what was refused with a form error.</summary>
    public IReadOnlyList<Violation> Violations => _services.Violations.ToList();

    /// <summary>Gets what the bot did and the platform accepted, oldest first.</summary>
    public IReadOnlyList<BotAction> Actions => _services.Actions.ToList();

    /// <summary>Gets the requests to the REST API, oldest first.</summary>
    public IReadOnlyList<RestCall> Calls => _api.Calls.ToList();

    /// <summary>Gets how many requests the REST API has had.</summary>
    public long CallCount => _api.Calls.Total;

    /// <summary>Gets what people wrote and used, oldest first.</summary>
    public IReadOnlyList<AskedQuestion> Questions => _services.Questions.All;

    /// <summary>Gets the registered commands of all servers, as the API reads them back: a JSON array.</summary>
    public JsonElement Commands => CommandReader.Read(_services, guildId: null);

    /// <summary>Finds a question.</summary>
    /// <param name="id">The id of the message or interaction.</param>
    /// <returns>What became of it; null when it is unknown.</returns>
    public AskedQuestion? FindQuestion(string id) => _services.Questions.Find(id);

    /// <summary>Waits for the final answer to a message or an interaction.</summary>
    /// <param name="questionId">The id that acting as a person returned.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>The message as it stood when it was answered.</returns>
    /// <exception cref="ArgumentException">The id is unknown.</exception>
    public Task<SimulatedMessage> WaitForReplyAsync(string questionId, CancellationToken cancellationToken)
    {
        var question = FindQuestion(questionId) ?? throw new ArgumentException("Nobody asked this.", nameof(questionId));
        return question.Reply.WaitAsync(cancellationToken);
    }

    /// <summary>Waits until the bot's session has a connection, so that events are received at once.</summary>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>A task that ends then.</returns>
    public Task WaitForReadyAsync(CancellationToken cancellationToken) => Gateway.WaitForReadyAsync(cancellationToken);

    /// <summary>Waits until a condition on what is observed here holds; it is looked at whenever something was recorded.</summary>
    /// <param name="condition">The condition; cheap, and it must not throw.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>A task that ends then.</returns>
    public Task WaitUntilAsync(Func<bool> condition, CancellationToken cancellationToken) =>
        _services.Changes.WaitUntilAsync(condition, cancellationToken);

    /// <summary>Forgets actions, calls, questions and violations; what was written, sessions and commands stay.</summary>
    public void ClearRecords()
    {
        _services.Actions.Clear();
        _services.Violations.Clear();
        _services.Questions.Clear();
        _api.Calls.Clear();
    }

    /// <summary>Replaces the bot's token: REST answers 401, the gateway closes with 4004 and ends the sessions.</summary>
    public void RevokeToken()
    {
        Settings.BotToken = "revoked-" + Guid.NewGuid().ToString("N");
        Gateway.Close(4004, endSessions: true);
    }

    /// <summary>Drops every connection.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        HttpFaults.Clear();
        Gateway.Reset();
        return ValueTask.CompletedTask;
    }

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.Map(ApiPath + "{**path}", HandleAsync);
        routes.Map("/discord/gateway", Gateway.AcceptAsync);
        routes.Map("/discord/resume/{number}", Gateway.AcceptAsync);
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value![ApiPath.Length..];
        var at = Time.GetUtcNow();
        var answered = false;
        try
        {
            if (path.StartsWith(Version, StringComparison.Ordinal))
            {
                path = path[Version.Length..];
                answered = await HttpFaults.InvokeAsync(context, path, inner => _api.HandleAsync(inner, path));
            }
            else
            {
                _services.Report(context.Request.Method + " " + path, "The API's version is not v10.");
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                answered = true;
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away, or a fault dropped it.
        }
        finally
        {
            _api.Record(context, path, at, answered);
        }
    }
}
