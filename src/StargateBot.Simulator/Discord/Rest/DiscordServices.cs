using System.Text.Json;
using StargateBot.Simulator.Discord.Commands;
using StargateBot.Simulator.Discord.Gateway;
using StargateBot.Simulator.Discord.Interactions;
using StargateBot.Simulator.Discord.Messages;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;
using StargateBot.Simulator.Observation;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>What the routes and the people share.</summary>
internal sealed class DiscordServices
{
    private const int MostActions = 50_000;
    private const int MostViolations = 10_000;

    public DiscordServices(TimeProvider time)
    {
        Time = time;
        World = new DiscordWorld(time);
        Gateway = new DiscordGateway(Settings, World, time, Changes, Report);
        MessageJson = new MessageJson(World);
        GuildJson = new GuildJson(World, Settings);
        Messages = new MessageDesk(World, Gateway, MessageJson);
        Questions = new QuestionBook(time);
        Interactions = new InteractionBook(time);
        Commands = new CommandBook(World, Settings, time);
    }

    public TimeProvider Time { get; }

    public DiscordSettings Settings { get; } = new();

    public Pulse Changes { get; } = new();

    public DiscordWorld World { get; }

    public DiscordGateway Gateway { get; }

    public MessageJson MessageJson { get; }

    public GuildJson GuildJson { get; }

    public MessageDesk Messages { get; }

    public QuestionBook Questions { get; }

    public InteractionBook Interactions { get; }

    public CommandBook Commands { get; }

    public BoundedLog<BotAction> Actions { get; } = new(MostActions);

    public BoundedLog<Violation> Violations { get; } = new(MostViolations);

    public void Report(string where, string problem) => Violations.Add(new Violation(Time.GetUtcNow(), where, problem));

    public void Record(
        BotActionKind kind, JsonElement body, string? channelId = null, string? messageId = null, string? interactionId = null)
    {
        var copy = body.ValueKind == JsonValueKind.Undefined ? default : body.Clone();
        Actions.Add(new BotAction(kind, Time.GetUtcNow(), channelId, messageId, interactionId, copy));
        Changes.Beat();
    }
}
