using System.Text.Json;
using System.Text.Json.Serialization;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Health;

/// <summary>The JSON of the health server, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ReasonConverter)],
    WriteIndented = true)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext
{
    private sealed class ReasonConverter() : JsonStringEnumConverter<ReloadReason>(JsonNamingPolicy.CamelCase);
}
