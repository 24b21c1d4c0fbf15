using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Who the bot is, where the gateway is, and what it is in (events/gateway, resources/user, application, guild).</summary>
internal sealed class IdentityRoutes(DiscordServices services)
{
    public IEnumerable<RestRoute> Routes =>
    [
        new("GET", "gateway", GetGateway, RestAccess.Open),
        new("GET", "gateway/bot", GetGatewayBot),
        new("GET", "users/@me", _ => RestResult.Ok(writer => MessageJson.WriteUser(writer, services.World.Bot))),
        new("GET", "users/*", GetUser),
        new("POST", "users/@me/channels", OpenDirectMessage),
        new("GET", "applications/@me", _ => RestResult.Ok(services.GuildJson.WriteApplication)),
        new("GET", "oauth2/applications/@me", _ => RestResult.Ok(services.GuildJson.WriteApplication)),
        new("GET", "guilds/*", GetGuild),
        new("GET", "guilds/*/channels", GetGuildChannels),
        new("GET", "guilds/*/members/*", GetMember),
        new("GET", "channels/*", GetChannel),
    ];

    private static string GatewayUrl(RestRequest request) => $"ws://{request.Context.Request.Host}/discord/gateway";

    private static RestResult GetGateway(RestRequest request) => RestResult.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("url", GatewayUrl(request));
        writer.WriteEndObject();
    });

    private RestResult GetGatewayBot(RestRequest request) => RestResult.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("url", GatewayUrl(request));
        writer.WriteNumber("shards", services.Settings.RecommendedShards);
        writer.WriteStartObject("session_start_limit");
        writer.WriteNumber("total", 1000);
        writer.WriteNumber("remaining", services.Settings.SessionStartsRemaining);
        writer.WriteNumber("reset_after", (long)services.Settings.SessionStartResetAfter.TotalMilliseconds);
        writer.WriteNumber("max_concurrency", services.Settings.MaxConcurrency);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private RestResult GetUser(RestRequest request) => services.World.FindPerson(request.Arguments[0]) is { } person
        ? RestResult.Ok(writer => MessageJson.WriteUser(writer, person))
        : RestResult.Error(404, 10013, "Unknown User");

    private RestResult GetMember(RestRequest request)
    {
        if (request.Arguments[0] != services.World.GuildId)
        {
            return RestResult.Error(404, 10004, "Unknown Guild");
        }

        return services.World.FindPerson(request.Arguments[1]) is { } person
            ? RestResult.Ok(writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("user");
                MessageJson.WriteUser(writer, person);
                MessageJson.WriteMemberFields(writer, person);
                writer.WriteEndObject();
            })
            : RestResult.Error(404, 10007, "Unknown Member");
    }

    private RestResult OpenDirectMessage(RestRequest request)
    {
        if (request.Body.Text("recipient_id") is not { } id || services.World.FindPerson(id) is not { } person)
        {
            return RestResult.Error(400, 50033, "Invalid Recipient(s)");
        }

        foreach (var member in request.Body.EnumerateObject().Where(member => member.Name != "recipient_id"))
        {
            services.Report(request.Name, $"The field {member.Name} is unknown here.");
        }

        if (person.IsBot)
        {
            return RestResult.Error(403, 50007, "Cannot send messages to this user");
        }

        var channel = services.World.DirectChannel(person.Id);
        services.Record(BotActionKind.DirectMessageOpened, request.Body, channel.Id);
        return RestResult.Ok(writer => services.GuildJson.WriteChannel(writer, channel));
    }

    private RestResult GetGuild(RestRequest request) => request.Arguments[0] == services.World.GuildId
        ? RestResult.Ok(writer => services.GuildJson.WriteGuild(writer, gateway: false))
        : RestResult.Error(404, 10004, "Unknown Guild");

    private RestResult GetGuildChannels(RestRequest request) => request.Arguments[0] == services.World.GuildId
        ? RestResult.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var channel in services.World.Channels.Where(channel => channel is { GuildId: not null, ParentId: null }))
            {
                services.GuildJson.WriteChannel(writer, channel);
            }

            writer.WriteEndArray();
        })
        : RestResult.Error(404, 10004, "Unknown Guild");

    private RestResult GetChannel(RestRequest request) => services.World.FindChannel(request.Arguments[0]) switch
    {
        null => RestResult.UnknownChannel,
        { BotMaySee: false } => RestResult.MissingAccess,
        { } channel => RestResult.Ok(writer => services.GuildJson.WriteChannel(writer, channel)),
    };
}
