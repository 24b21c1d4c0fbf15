using System.Collections.Concurrent;

namespace StargateBot.Simulator.Discord.Interactions;

/// <summary>The interactions whose tokens may still be used.</summary>
internal sealed class InteractionBook(TimeProvider time)
{
    private const int MostKept = 50_000;

    /// <summary>The time that the first answer may take.</summary>
    public static readonly TimeSpan FirstAnswerTime = TimeSpan.FromSeconds(3);

    /// <summary>The life of a token.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Interaction> _byToken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Interaction> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Interaction> _order = new();

    public void Add(Interaction interaction)
    {
        _byToken[interaction.Token] = interaction;
        _byId[interaction.Id] = interaction;
        _order.Enqueue(interaction);
        if (_order.Count > MostKept && _order.TryDequeue(out var oldest))
        {
            _byToken.TryRemove(oldest.Token, out _);
            _byId.TryRemove(oldest.Id, out _);
        }
    }

    public Interaction? Find(string id) => _byId.GetValueOrDefault(id);

    public Interaction? FindByToken(string token) => _byToken.GetValueOrDefault(token);

    public bool IsOlderThan(Interaction interaction, TimeSpan age) => time.GetElapsedTime(interaction.StartedAt) > age;
}
