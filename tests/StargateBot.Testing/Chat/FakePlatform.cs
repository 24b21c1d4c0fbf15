using System.Text;
using StargateBot.Core.Chat;

namespace StargateBot.Testing.Chat;

/// <summary>A platform without a network: it records what it is told and answers as the test says.</summary>
/// <param name="name">Its name.</param>
public sealed class FakePlatform(string name = FakePlatform.DefaultName) : IChatPlatform
{
    /// <summary>The name of a fake platform that is given none.</summary>
    public const string DefaultName = "fake";

    private readonly Lock _gate = new();
    private readonly Signal _signal = new();
    private readonly List<FakeRender> _rendered = [];
    private readonly List<OutgoingMessage> _tries = [];
    private readonly List<OutgoingMessage> _posted = [];
    private readonly List<OutgoingMessage> _lookups = [];
    private readonly List<bool> _signs = [];

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public PlatformCapabilities Capabilities { get; set; } = new()
    {
        MaxTextLength = 2_000,
        MaxActions = 5,
        MaxActionLength = 100,
        PrivateReplies = true,
        Edits = true,
        Streams = false,
    };

    /// <inheritdoc/>
    public PlatformStatus Status { get; set; } = new(PlatformState.Ready, "", []);

    /// <summary>Gets or sets what a try of a delivery gives, by the message and by how often this message was tried before.</summary>
    public Func<OutgoingMessage, int, CancellationToken, Task<SendResult>> OnSend { get; set; } =
        (_, _, _) => Task.FromResult<SendResult>(new SendResult.Sent("1"));

    /// <summary>Gets or sets what a look for a message gives, by the message and by how often it was looked for before.</summary>
    public Func<OutgoingMessage, int, SendResult> OnFind { get; set; } = (_, _) => new SendResult.Unknown(Repeatable: false);

    /// <summary>Gets or sets whether a message that an earlier process may have sent can be sent again.</summary>
    public Func<OutgoingMessage, TimeSpan, bool> Repeats { get; set; } = (_, _) => false;

    /// <summary>Gets or sets whether an account manages the workspace.</summary>
    public Func<string, bool?> Manages { get; set; } = _ => null;

    /// <summary>Gets or sets what showing and clearing the sign of work does.</summary>
    public Func<bool, CancellationToken, Task> OnShowWorking { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Gets the replies that were given a form, in order.</summary>
    public IReadOnlyList<FakeRender> Rendered => Copy(_rendered);

    /// <summary>Gets every try of a delivery, in order.</summary>
    public IReadOnlyList<OutgoingMessage> Tries => Copy(_tries);

    /// <summary>Gets the messages that stand there, in order.</summary>
    public IReadOnlyList<OutgoingMessage> Posted => Copy(_posted);

    /// <summary>Gets the texts of the messages that stand there, in order.</summary>
    public IReadOnlyList<string> PostedTexts => [.. Posted.Select(TextOf)];

    /// <summary>Gets every look for a message, in order.</summary>
    public IReadOnlyList<OutgoingMessage> Lookups => Copy(_lookups);

    /// <summary>Gets how often the sign of work was shown (true) and cleared (false), in order.</summary>
    public IReadOnlyList<bool> Signs => Copy(_signs);

    /// <summary>Gets a place on this platform.</summary>
    /// <param name="channel">Its channel.</param>
    public ChatPlace PlaceOf(string channel) => new(Name, "T1", channel);

    /// <summary>Reads the text of a message.</summary>
    /// <param name="message">A message that this class rendered.</param>
    public static string TextOf(OutgoingMessage message) => Encoding.UTF8.GetString(message.Payload.Span);

    /// <summary>Waits until a condition on this platform is fulfilled.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitAsync(Func<FakePlatform, bool> condition, CancellationToken cancellationToken) =>
        _signal.WaitAsync(() => condition(this), cancellationToken);

    /// <inheritdoc/>
    public Task RunAsync(IChatIntake intake, CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<OutgoingMessage> Render(Reply reply, ReplyTarget target, string key)
    {
        Record(_rendered, new FakeRender(reply, target, key));
        return
        [
            .. TextSplitter.Split(reply.Text, Capabilities.MaxTextLength)
                .Select((text, part) => new OutgoingMessage($"{key}:{part}", part, target, Encoding.UTF8.GetBytes(text))),
        ];
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var before = CountBefore(_tries, message);
        Record(_tries, message);
        var result = await OnSend(message, before, cancellationToken);
        if (result is SendResult.Sent)
        {
            Record(_posted, message);
        }

        return result;
    }

    /// <inheritdoc/>
    public Task<SendResult> FindAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var before = CountBefore(_lookups, message);
        Record(_lookups, message);
        return Task.FromResult(OnFind(message, before));
    }

    /// <inheritdoc/>
    public bool IsRepeatable(OutgoingMessage message, TimeSpan age) => Repeats(message, age);

    /// <inheritdoc/>
    public ValueTask<bool?> IsTenantAdminAsync(ChatPlace place, string userId, CancellationToken cancellationToken) => new(Manages(userId));

    /// <inheritdoc/>
    public ReplyTarget DirectTo(ChatPlace place, string userId)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new ReplyTarget { Place = place with { Channel = $"@{userId}", Thread = null }, Recipient = userId };
    }

    /// <inheritdoc/>
    public Task ShowWorkingAsync(ReplyTarget target, bool working, CancellationToken cancellationToken)
    {
        Record(_signs, working);
        return OnShowWorking(working, cancellationToken);
    }

    private void Record<T>(List<T> records, T record)
    {
        lock (_gate)
        {
            records.Add(record);
        }

        _signal.Changed();
    }

    private int CountBefore(List<OutgoingMessage> records, OutgoingMessage message)
    {
        lock (_gate)
        {
            return records.Count(record => record.Key == message.Key);
        }
    }

    private List<T> Copy<T>(List<T> records)
    {
        lock (_gate)
        {
            return [.. records];
        }
    }
}

/// <summary>A reply that a fake platform gave a form.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="Key">Its key.</param>
public sealed record FakeRender(Reply Reply, ReplyTarget Target, string Key);
