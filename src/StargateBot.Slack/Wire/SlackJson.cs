using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StargateBot.Slack.Wire;

/// <summary>Metadata of all records on Slack's wire. Fields that are not in a record are skipped.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(LenientStringConverter)], GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EventCallback))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(ApiAnswer))]
[JsonSerializable(typeof(AuthAnswer))]
[JsonSerializable(typeof(ConnectionAnswer))]
[JsonSerializable(typeof(PostAnswer))]
[JsonSerializable(typeof(MessagesAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(ChannelAnswer))]
[JsonSerializable(typeof(FormState))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>Gets how bodies are written: as UTF-8 text, not as escapes, because they are never put into HTML.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
