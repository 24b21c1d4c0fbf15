using System.Text.Json;

namespace StargateBot.Simulator.Discord.Commands;

/// <summary>A registered command.</summary>
/// <param name="Id">Its id, which stays while name and type stay.</param>
/// <param name="Version">Its version, new at each change.</param>
/// <param name="GuildId">The server; null for a global command.</param>
/// <param name="Type">1 slash command, 2 user, 3 message.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">The body that registered it.</param>
internal sealed record StoredCommand(string Id, string Version, string? GuildId, int Type, string Name, JsonElement Definition);
