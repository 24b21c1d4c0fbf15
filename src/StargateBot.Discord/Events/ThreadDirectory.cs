using System.Collections.Concurrent;
using System.Text.Json;

namespace StargateBot.Discord.Events;

/// <summary>Knows which channels are threads, and of which channels, where the message itself does not tell. Bounded: a forgotten thread counts as a channel.</summary>
internal sealed class ThreadDirectory
{
    private const int MaxThreads = 50_000;

    // By thread its channel; empty where that was not told.
    private readonly ConcurrentDictionary<string, string> _threads = [];

    /// <summary>Gets whether a channel is a known thread.</summary>
    /// <param name="channelId">The channel's id.</param>
    public bool Contains(string channelId) => _threads.ContainsKey(channelId);

    /// <summary>Gets the channel that a thread belongs to; null for what is no thread, and where it is not known.</summary>
    /// <param name="channelId">The thread's id.</param>
    public string? ParentOf(string channelId) => _threads.TryGetValue(channelId, out var parent) && parent.Length > 0 ? parent : null;

    /// <summary>Remembers a thread.</summary>
    /// <param name="threadId">The thread's id, or null for nothing.</param>
    /// <param name="parentId">The channel that it belongs to, or null where that is not told.</param>
    public void Add(string? threadId, string? parentId)
    {
        if (threadId is null)
        {
            return;
        }

        if (_threads.Count >= MaxThreads)
        {
            _threads.Clear();
        }

        if (parentId is not null)
        {
            _threads[threadId] = parentId;
        }
        else
        {
            _threads.TryAdd(threadId, "");
        }
    }

    /// <summary>Remembers the active threads of a server, reading nothing else of its large body.</summary>
    /// <param name="guild">Body of GUILD_CREATE or THREAD_LIST_SYNC, UTF-8 JSON.</param>
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

            string? id = null;
            string? parent = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                var isParent = reader.ValueTextEquals("parent_id"u8);
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && (isId || isParent))
                {
                    (id, parent) = isId ? (reader.GetString(), parent) : (id, reader.GetString());
                }
                else
                {
                    reader.Skip();
                }
            }

            Add(id, parent);
        }
    }
}
