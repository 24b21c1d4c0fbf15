using System.Text.Json;
using System.Text.Json.Serialization;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Storage.Json;

/// <summary>What is kept of an answer beside its columns.</summary>
internal sealed record StoredAnswer(Answer Answer, string EventKey, ChatPlace Place, Question Question, DateTimeOffset At);

/// <summary>What is kept of a reply on its way.</summary>
internal sealed record StoredDelivery(Reply Reply, ReplyTarget Target);

/// <summary>The written form of what is kept. Names of members and of enumerations' values are part of the file: renaming one needs a migration.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(NoSecretConverter)])]
[JsonSerializable(typeof(IncomingQuestion))]
[JsonSerializable(typeof(StoredDelivery))]
[JsonSerializable(typeof(StoredAnswer))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(MessageAddress))]
[JsonSerializable(typeof(GapSubscription))]
[JsonSerializable(typeof(ChatSettings))]
[JsonSerializable(typeof(LoadedKnowledge))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class StoredJson : JsonSerializerContext;

/// <summary>Never writes a secret: tokens are kept beside, encrypted.</summary>
internal sealed class NoSecretConverter : JsonConverter<Secret>
{
    /// <inheritdoc/>
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteNullValue();
}
