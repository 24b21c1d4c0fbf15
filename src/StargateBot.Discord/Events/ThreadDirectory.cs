using System.Collections.Concurrent;
using System.Text.Json;

namespace StargateBot.Discord.Events;

/// <summary>Knows which channels are threads, where the message itself does not tell. Bounded: a forgotten thread counts as a channel.</summary>
internal sealed class ThreadDirectory
{
    private const int MaxThreads = 50_000;

    private readonly ConcurrentDictionary<string, byte> _threads = [];

    /// <summary>Gets whether a channel is a known thread.</summary>
    /// <param name="channelId">The channel's id.</param>
    public bool Contains(string channelId) => _threads.ContainsKey(channelId);

    /// <summary>Remembers a thread.</summary>
    /// <param name="threadId">The thread's id, or null for nothing.</param>
    public void Add(string? threadId)
    {
        if (threadId is null)
        {
            return;
        }

        if (_threads.Count >= MaxThreads)
        {
            _threads.Clear();
        }

        _threads.TryAdd(threadId, 0);
    }

    /// <summary>Remembers the active threads of a server, reading nothing else of its large body.</summary>
    /// <param name="guild">Body of GUILD_CREATE, UTF-8 JSON.</param>
    /// <exception cref="JsonException">The body is malformed.</exception>
    public void AddThreadsOf(ReadOnlySpan<byte> guild)
    {
        var reader = new Utf8JsonReader(guild);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isThreads = reader.ValueTextEquals("threads"u8);
            reader.Read();
            if (isThreads && reader.TokenType == JsonTokenType.StartArray)
            {
                AddAll(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void AddAll(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId && reader.TokenType == JsonTokenType.String)
                {
                    Add(reader.GetString());
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }
}
