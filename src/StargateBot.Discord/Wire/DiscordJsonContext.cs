using System.Text.Json.Serialization;

namespace StargateBot.Discord.Wire;

/// <summary>Generated readers of what Discord sends. Numbers written as strings are read as well.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(HelloData))]
[JsonSerializable(typeof(ReadyEvent))]
[JsonSerializable(typeof(MessageEvent))]
[JsonSerializable(typeof(InteractionEvent))]
[JsonSerializable(typeof(ChannelObject))]
[JsonSerializable(typeof(UserObject))]
[JsonSerializable(typeof(DirectMessageRecipient))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(IReadOnlyList<StandingMessage>))]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(ApplicationObject))]
internal sealed partial class DiscordJsonContext : JsonSerializerContext;
