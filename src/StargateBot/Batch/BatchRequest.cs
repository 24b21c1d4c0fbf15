using System.Text.Json;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;
using StargateBot.Json;
using StargateBot.Localization;

namespace StargateBot.Batch;

/// <summary>One line of a batch: the question and the id that its answer carries.</summary>
/// <param name="Id">A text or a number, handed back as it came.</param>
/// <param name="Question">The question.</param>
internal sealed record BatchRequest(JsonElement Id, Question Question)
{
    private const string Example = """{"id": "1", "question": "…"}""";

    // Strict: what stands twice would mean one thing to the sender and another to us.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a line.</summary>
    /// <param name="line">UTF-8 without the line feed.</param>
    /// <param name="defaultLanguage">Language of the reply where the line names none, or null.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <returns>The request, or what is wrong with the line and how to mend it.</returns>
    public static (BatchRequest? Request, string? Fault) Read(ReadOnlyMemory<byte> line, Language? defaultLanguage, Texts texts)
    {
        if (line.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return (null, texts.LineBlank);
        }

        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            var fields = new JsonFields(document.RootElement, texts);
            var request = new BatchRequest(
                fields.Id("id"),
                new Question(fields.String("question"))
                {
                    History = fields.OptionalStrings("history"),
                    Language = fields.OptionalLanguage("language") ?? defaultLanguage,
                });
            return (request, null);
        }
        catch (JsonException exception)
        {
            return (null, texts.LineNotJson.With((exception.BytePositionInLine ?? 0) + 1, Example));
        }
        catch (LineFaultException exception)
        {
            return (null, exception.Message);
        }
    }
}
