using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;
using StargateBot.Simulator.Observation;
using StargateBot.Simulator.Sockets;

namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>The gateway: sessions and connections, their history, and what can be done to them at once.</summary>
public sealed partial class DiscordGateway
{
    private const int MostRecords = 10_000;
    private const int MostLostSessions = 4;
    private static readonly TimeSpan IdentifyInterval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, GatewaySession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<GatewayConnection, bool> _connections = new();
    private readonly BoundedLog<GatewayConnectionRecord> _history = new(MostRecords);
    private readonly DiscordWorld _world;
    private readonly GuildJson _guild;
    private readonly Action<string, string> _report;
    private readonly Lock _identifyLock = new();
    private long? _lastIdentify;
    private int _connectionCount;
    private int _sessionCount;

    internal DiscordGateway(DiscordSettings settings, DiscordWorld world, TimeProvider time, Pulse changes, Action<string, string> report)
    {
        Settings = settings;
        Time = time;
        Changes = changes;
        _world = world;
        _guild = new GuildJson(world, settings);
        _report = report;
    }

    /// <summary>Gets what goes wrong from now on.</summary>
    public GatewayFaults Faults { get; } = new();

    /// <summary>Gets all connections since the start, oldest first.</summary>
    public IReadOnlyList<GatewayConnectionRecord> History => _history.ToList();

    /// <summary>Gets how many connections were accepted since the start.</summary>
    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    /// <summary>Gets how many identifies started a session.</summary>
    public int SessionCount => Volatile.Read(ref _sessionCount);

    /// <summary>Gets a value indicating whether a session has a connection, so that events are received at once.</summary>
    public bool IsReady => _sessions.Values.Any(session => session.Connection is not null);

    internal DiscordSettings Settings { get; }

    internal TimeProvider Time { get; }

    internal Pulse Changes { get; }

    internal async Task AcceptAsync(HttpContext context)
    {
        if (Faults.TakeRefusal())
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await using var socket = await SimulatedSocket.AcceptAsync(context);
        if (socket is null)
        {
            return;
        }

        var path = context.Request.Path.Value!.TrimEnd('/');
        var record = new GatewayConnectionRecord(
            Interlocked.Increment(ref _connectionCount), path, context.Request.QueryString.Value ?? "", Time.GetUtcNow());
        var connection = new GatewayConnection(this, socket, record) { Host = context.Request.Host.Value! };
        _history.Add(record);
        _connections[connection] = true;
        Changes.Beat();
        try
        {
            await connection.RunAsync(context.Request.Query["v"].ToString(), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client went away while Hello was held back.
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            record.EndedAt = Time.GetUtcNow();
            Changes.Beat();
        }
    }

    internal void Report(string where, string problem) => _report(where, problem);

    internal GatewaySession StartSession(GatewayConnection connection, long intents)
    {
        var number = Interlocked.Increment(ref _sessionCount).ToString(CultureInfo.InvariantCulture);
        var session = new GatewaySession(Guid.NewGuid().ToString("N"), intents, "/discord/resume/" + number, Settings.ReplayBuffer);
        ForgetLostSessions();
        session.Attach(connection);
        session.Dispatch("READY", Ready(session, connection.Host));
        _sessions[session.Id] = session;
        if ((intents & Intents.Guilds) != 0)
        {
            session.Dispatch("GUILD_CREATE", Json.ToBytes(writer => _guild.WriteGuild(writer, gateway: true)));
        }

        return session;
    }

    internal GatewaySession? FindSession(string id)
    {
        if (_sessions.TryGetValue(id, out var session)
            && session.LostAt is { } lostAt
            && Time.GetElapsedTime(lostAt) > Settings.ResumeWindow)
        {
            EndSession(session);
            return null;
        }

        return session;
    }

    internal void EndSession(GatewaySession session) => _sessions.TryRemove(session.Id, out _);

    internal void Lost(GatewaySession session, GatewayConnection connection, bool ended)
    {
        session.Detach(connection, Time.GetTimestamp());
        if (ended)
        {
            EndSession(session);
        }
    }

    /// <summary>Takes one of the day's identifies.</summary>
    /// <param name="withinInterval">Whether the last one is less than 5 s ago and that is enforced.</param>
    /// <returns>False when none is left.</returns>
    internal bool TakeSessionStart(out bool withinInterval)
    {
        lock (_identifyLock)
        {
            withinInterval = Settings.EnforceIdentifyInterval
                && _lastIdentify is { } last
                && Time.GetElapsedTime(last) < IdentifyInterval;
            _lastIdentify = Time.GetTimestamp();
            if (Settings.SessionStartsRemaining <= 0)
            {
                return false;
            }

            Settings.SessionStartsRemaining--;
            return true;
        }
    }

    /// <summary>Sends an event to every session that has the intent for it, also to those that are to be resumed.</summary>
    internal void Dispatch(GatewayEvent gatewayEvent)
    {
        if (Hold(gatewayEvent))
        {
            return;
        }

        var copies = Faults.TakeDuplicate() ? 2 : 1;
        foreach (var (_, session) in _sessions)
        {
            if (gatewayEvent.Reaches(session.Intents))
            {
                for (var copy = 0; copy < copies; copy++)
                {
                    session.Dispatch(gatewayEvent.Name, gatewayEvent.Body(session.Intents));
                }
            }
        }
    }

    /// <summary>Ends sessions that nobody will resume: those past the window, and all but the last few that were lost.</summary>
    private void ForgetLostSessions()
    {
        var lost = _sessions.Values.Where(session => session.LostAt is not null).OrderByDescending(session => session.LostAt).ToList();
        for (var i = 0; i < lost.Count; i++)
        {
            if (i >= MostLostSessions || Time.GetElapsedTime(lost[i].LostAt ?? 0) > Settings.ResumeWindow)
            {
                EndSession(lost[i]);
            }
        }
    }

    private byte[] Ready(GatewaySession session, string host) => Json.ToBytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("v", 10);
        writer.WritePropertyName("user");
        MessageJson.WriteUser(writer, _world.Bot);
        writer.WriteStartArray("guilds");
        writer.WriteStartObject();
        writer.WriteString("id", _world.GuildId);
        writer.WriteBoolean("unavailable", true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("session_id", session.Id);
        writer.WriteString("resume_gateway_url", $"ws://{host}{session.ResumePath}");
        writer.WriteString("session_type", "normal");
        writer.WriteStartArray("shard");
        writer.WriteNumberValue(0);
        writer.WriteNumberValue(1);
        writer.WriteEndArray();
        writer.WriteStartObject("application");
        writer.WriteString("id", _world.ApplicationId);
        writer.WriteNumber("flags", _guild.ApplicationFlags);
        writer.WriteEndObject();
        writer.WriteEmptyArray("private_channels");
        writer.WriteEmptyArray("relationships");
        writer.WriteEndObject();
    });
}
