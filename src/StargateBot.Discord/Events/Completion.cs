using System.Buffers;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Discord.Commands;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Events;

/// <summary>Completes what is being typed into an option. Source: Discord documentation, "Application Commands", Autocomplete.</summary>
/// <param name="suggestions">Completes questions.</param>
/// <param name="snapshots">Completes versions of the knowledge.</param>
internal sealed class Completion(ISuggestedQuestions suggestions, SnapshotChoices snapshots)
{
    private const int ChoicesCallback = 8;
    private const int MaxChoices = 25;
    private const int MaxChoiceLength = 100;

    /// <summary>Makes the answer with the choices.</summary>
    /// <param name="interaction">Who types what, and where.</param>
    /// <returns>The body of the callback, UTF-8 JSON. It has no choices where none are found.</returns>
    public async ValueTask<byte[]> CompleteAsync(InteractionEvent interaction)
    {
        var focused = interaction.Data?.Options?.FirstOrDefault(option => option.Focused == true);
        var typed = focused?.Value ?? "";
        return focused?.Name switch
        {
            CommandNames.Question => Write(suggestions.Find(InteractionMapper.LanguageOf(interaction), typed, MaxChoices).Select(text => (text, text))),
            CommandNames.Version => Write(await snapshots.FindAsync(AuthorReader.Of(interaction), typed)),
            _ => Write([]),
        };
    }

    private static byte[] Write(IEnumerable<(string Name, string Value)> choices)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("type"u8, ChoicesCallback);
            writer.WriteStartObject("data"u8);
            writer.WriteStartArray("choices"u8);
            foreach (var (name, value) in choices.Where(choice => IsFit(choice.Name) && IsFit(choice.Value)).Take(MaxChoices))
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, name);
                writer.WriteString("value"u8, value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsFit(string text) => text.Length is > 0 and <= MaxChoiceLength;
}
