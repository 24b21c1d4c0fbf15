using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StargateBot.Evaluation;

namespace StargateBot.Json;

/// <summary>The JSON that the program writes, without reflection.</summary>
[JsonSerializable(typeof(AnswerJson))]
[JsonSerializable(typeof(EvaluationJson))]
internal sealed partial class HostJson : JsonSerializerContext
{
    /// <summary>
    /// Gets the forms for output lines. Letters of any script and <c>¶</c> stay readable: the lines go to programs and terminals,
    /// never into HTML.
    /// </summary>
    public static HostJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
