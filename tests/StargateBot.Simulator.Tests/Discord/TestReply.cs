using System.Text.Json;

namespace StargateBot.Simulator.Tests.Discord;

/// <summary>What the REST API answered.</summary>
internal sealed record TestReply(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public int Code => Json.GetProperty("code").GetInt32();

    public string Id => Json.GetProperty("id").GetString()!;
}
