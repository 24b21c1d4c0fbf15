using System.Buffers;
using System.Text;
using System.Text.Json;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Rendering;

/// <summary>Gives replies the form of Slack messages: what every method that posts takes, the address and metadata come with the sending.</summary>
internal static class ReplyRenderer
{
    /// <summary>
    /// The longest text of one message. Slack refuses to change messages whose text is over 4,000 characters, and blocks that hold
    /// more than about 13,000 together.
    /// </summary>
    public const int MaxText = 3900;

    /// <summary>The most buttons of one message.</summary>
    public const int MaxButtons = 5;

    private const int MaxFallback = 4000;
    private const int MaxTitle = 150;
    private const int MaxContext = 1900;
    private const int MinSplit = 100;

    /// <summary>Renders a reply.</summary>
    /// <param name="reply">What to say.</param>
    /// <returns>Bodies of messages, UTF-8 JSON objects with <c>text</c> and <c>blocks</c>, in order.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Render(Reply reply)
    {
        var messages = new List<Message>();
        AddText(messages, Body(reply));
        if (reply.Kind == ReplyKind.Sources)
        {
            AddQuotations(messages, reply);
        }

        var bodies = new ReadOnlyMemory<byte>[messages.Count];
        for (var i = 0; i < bodies.Length; i++)
        {
            bodies[i] = Write(messages[i], i == bodies.Length - 1 ? reply : null);
        }

        return bodies;
    }

    private static string Body(Reply reply)
    {
        if (reply.Topics.Count == 0)
        {
            return reply.Text;
        }

        var body = new StringBuilder(reply.Text);
        foreach (var topic in reply.Topics)
        {
            body.Append("\n• ").Append(topic);
        }

        return body.ToString();
    }

    private static void AddText(List<Message> messages, string text)
    {
        // Escaping makes a text longer: a part that then does not fit is split again.
        var parts = new Stack<(string Text, int Limit)>();
        parts.Push((text, MaxText));
        while (parts.TryPop(out var part))
        {
            var pieces = TextSplitter.Split(part.Text, part.Limit);
            if (pieces.Count > 1)
            {
                for (var i = pieces.Count - 1; i >= 0; i--)
                {
                    parts.Push((pieces[i], part.Limit));
                }

                continue;
            }

            var message = new Message(MarkdownText.Write(pieces[0]), MrkdwnText.Write(pieces[0]));
            if (Math.Max(message.Markdown.Length, message.Fallback.Length) > MaxText && part.Limit > MinSplit)
            {
                parts.Push((pieces[0], Math.Max(MinSplit, Math.Min(part.Limit, pieces[0].Length) / 2)));
                continue;
            }

            messages.Add(message);
        }
    }

    private static void AddQuotations(List<Message> messages, Reply reply)
    {
        foreach (var source in reply.Sources)
        {
            var heading = Heading(source, reply);
            foreach (var quote in TextSplitter.Split(source.Quote, MaxText / 2))
            {
                var fallback = $"\n{MrkdwnText.Write(heading)}\n&gt; {MrkdwnText.Write(quote)}";
                if (messages[^1].Fallback.Length + fallback.Length > MaxText)
                {
                    messages.Add(new Message("", ""));
                }

                var message = messages[^1];
                message.Quotations.Add((heading, quote));
                message.Fallback = Shorten.To((message.Fallback + fallback).TrimStart('\n'), MaxFallback);
            }
        }
    }

    // Where a translation is shown, each source says which it is.
    private static string Heading(Citation source, Reply reply)
    {
        var place = $"[{source.Number}] {Shorten.To(source.Title, MaxTitle)} {source.Locator}";
        return reply.Sources.Any(other => other.IsTranslation) ? $"{place} ({Label(source, reply.Language)})" : place;
    }

    private static string Label(Citation source, Language language) =>
        source.IsTranslation ? AnswerTexts.For(language).Translation : AnswerTexts.For(language).Original;

    private static ReadOnlyMemory<byte> Write(Message message, Reply? last)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, SlackJson.Writing);
        var sources = last is { Kind: not ReplyKind.Sources, Sources.Count: > 0 } ? SourceLine(last) : null;
        json.WriteStartObject();
        json.WriteString("text"u8, WithSources(message.Fallback, sources));
        json.WriteStartArray("blocks"u8);
        if (message.Markdown.Length > 0)
        {
            BlockWriter.Markdown(json, message.Markdown);
        }

        foreach (var (heading, quote) in message.Quotations)
        {
            BlockWriter.Quotation(json, heading, quote);
        }

        if (last is not null)
        {
            WriteEnd(json, last, sources);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteEnd(Utf8JsonWriter json, Reply reply, string? sources)
    {
        if (sources is not null)
        {
            BlockWriter.Context(json, sources);
        }

        if (reply.TraceId.Length > 0)
        {
            BlockWriter.Context(json, Shorten.To(SlackTexts.For(reply.Language).Footer(reply.Snapshot, reply.TraceId), MaxContext));
        }

        var buttons = new List<(string, string)>(MaxButtons);
        foreach (var action in reply.Actions)
        {
            if (buttons.Count < MaxButtons && ActionCodec.Write(action.Request) is { Length: <= BlockWriter.MaxValue } value && action.Label.Length > 0)
            {
                buttons.Add((action.Label, value));
            }
        }

        if (buttons.Count > 0)
        {
            BlockWriter.Buttons(json, buttons);
        }
    }

    private static string SourceLine(Reply reply) => Shorten.To(
        $"{AnswerTexts.For(reply.Language).Sources}: {string.Join(" · ", reply.Sources.Select(source => Heading(source, reply)))}", MaxContext);

    private static string WithSources(string fallback, string? sources) =>
        sources is not null && MrkdwnText.Write(sources) is var line && fallback.Length + line.Length < MaxFallback
            ? $"{fallback}\n{line}"
            : fallback;

    private sealed class Message(string markdown, string fallback)
    {
        public string Markdown { get; } = markdown;

        public string Fallback { get; set; } = fallback;

        public List<(string Heading, string Quote)> Quotations { get; } = [];
    }
}
