using System.Text.Json;

namespace StargateBot.Simulator.Discord.Interactions;

/// <summary>One interaction: who began it, how it was answered (interactions/receiving-and-responding).</summary>
internal sealed class Interaction
{
    public const int Command = 2;
    public const int Component = 3;
    public const int Autocomplete = 4;
    public const int ModalSubmit = 5;

    private int _callbackType;
    private int _followUps;
    private int _answered;

    public required string Id { get; init; }

    public required string Token { get; init; }

    /// <summary>Gets the type: 2 command, 3 component, 4 autocomplete, 5 modal.</summary>
    public required int Type { get; init; }

    public required string UserId { get; init; }

    public required string ChannelId { get; init; }

    public string? GuildId { get; init; }

    /// <summary>Gets the type of the message that answers it: 20 slash command, 23 context menu command, 19 component.</summary>
    public int AnswerType { get; init; } = 20;

    /// <summary>Gets the message whose component was used, or the target of a context menu command.</summary>
    public string? SourceMessageId { get; init; }

    /// <summary>Gets whether only the user installed the app, not the server.</summary>
    public bool UserInstalledOnly { get; init; }

    /// <summary>Gets when it was dispatched, as a timestamp of the clock.</summary>
    public required long StartedAt { get; init; }

    /// <summary>Gets the body of the gateway event, for a second dispatch.</summary>
    public byte[] Event { get; set; } = [];

    /// <summary>Gets the type of the first answer; 0 before it.</summary>
    public int CallbackType => Volatile.Read(ref _callbackType);

    /// <summary>Gets or sets whether the first answer's own response was lost, so that the client may rightly send it again.</summary>
    public bool IsAnswerUnheard { get; set; }

    /// <summary>Gets or sets how many gateway connections there had been when it was answered first.</summary>
    public int AnsweredAtConnection { get; set; }

    /// <summary>Gets the message that <c>@original</c> stands for.</summary>
    public string? OriginalId { get; set; }

    public TaskCompletionSource<JsonElement> Choices { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<JsonElement> Modal { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes the one first answer.</summary>
    /// <returns>False when it was answered before.</returns>
    public bool TryAnswer(int callbackType) => Interlocked.CompareExchange(ref _callbackType, callbackType, 0) == 0;

    /// <summary>Takes the final answer.</summary>
    /// <returns>False when it was taken before, so that this is an edit of it.</returns>
    public bool TryFinish() => Interlocked.Exchange(ref _answered, 1) == 0;

    public int CountFollowUp() => Interlocked.Increment(ref _followUps);
}
