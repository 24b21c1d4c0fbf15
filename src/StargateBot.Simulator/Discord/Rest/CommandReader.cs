using System.Text.Json;
using StargateBot.Simulator.Discord.Commands;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Reads the registered commands for those who look on.</summary>
internal static class CommandReader
{
    /// <summary>Gets the commands of a scope as a JSON array, localizations included.</summary>
    public static JsonElement Read(DiscordServices services, string? guildId)
    {
        using var document = JsonDocument.Parse(Json.ToBytes(writer =>
        {
            writer.WriteStartArray();
            foreach (var command in services.Commands.Of(guildId))
            {
                CommandJson.Write(writer, command, services.World.ApplicationId, localizations: true);
            }

            writer.WriteEndArray();
        }));
        return document.RootElement.Clone();
    }
}
