using System.Buffers;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Rendering;

/// <summary>Renders what Slack shows of the app outside messages: its home and the prompts to begin with.</summary>
internal static class HomeRenderer
{
    /// <summary>The most prompts that Slack shows.</summary>
    public const int MaxPrompts = 4;

    /// <summary>Writes the body of <c>views.publish</c>.</summary>
    public static ReadOnlyMemory<byte> Home(string userId, Language language, IReadOnlyList<string> questions)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, SlackJson.Writing);
        var texts = SlackTexts.For(language);
        json.WriteStartObject();
        json.WriteString("user_id"u8, userId);
        json.WriteStartObject("view"u8);
        json.WriteString("type"u8, "home"u8);
        json.WriteStartArray("blocks"u8);
        BlockWriter.Header(json, texts.HomeTitle);
        BlockWriter.Section(json, AnswerTexts.For(language).Help);
        BlockWriter.Section(json, texts.HomeWays);
        if (questions.Count > 0)
        {
            BlockWriter.Section(json, texts.HomeQuestions);
            BlockWriter.Buttons(json, [.. questions
                .Select(question => (question, ActionCodec.Write(new ChatRequest(ChatCommand.Ask, question))))
                .Where(button => button.Item2.Length <= BlockWriter.MaxValue)]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes the body of <c>assistant.threads.setSuggestedPrompts</c>: without a thread, or an app with <c>agent_view</c> shows nothing.</summary>
    public static ReadOnlyMemory<byte> Prompts(string channel, Language language, IReadOnlyList<string> questions)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, SlackJson.Writing);
        json.WriteStartObject();
        json.WriteString("channel_id"u8, channel);
        json.WriteString("title"u8, SlackTexts.For(language).HomeQuestions);
        json.WriteStartArray("prompts"u8);
        foreach (var question in questions.Take(MaxPrompts))
        {
            json.WriteStartObject();
            json.WriteString("title"u8, Shorten.To(question, BlockWriter.MaxLabel));
            json.WriteString("message"u8, question);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
