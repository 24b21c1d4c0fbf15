using System.Threading.Channels;
using StargateBot.Core.Chat;

namespace StargateBot.Tests.Hosting;

/// <summary>A platform whose runs end as the test wants.</summary>
internal sealed class FakePlatform(string name) : IChatPlatform
{
    private readonly Channel<TaskCompletionSource> _runs = Channel.CreateUnbounded<TaskCompletionSource>();

    public string Name => name;

    public PlatformStatus Status { get; set; } = new(PlatformState.Ready, "", []);

    public bool SaidGoodbye { get; private set; }

    public PlatformCapabilities Capabilities { get; } = new()
    {
        MaxTextLength = 2000,
        MaxActions = 0,
        MaxActionLength = 100,
        PrivateReplies = false,
        Edits = false,
        Streams = false,
    };

    /// <summary>Waits for the next run and gives what ends it.</summary>
    public async Task<TaskCompletionSource> NextRunAsync(CancellationToken cancellationToken) => await _runs.Reader.ReadAsync(cancellationToken);

    public async Task RunAsync(IChatIntake intake, CancellationToken cancellationToken)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _runs.Writer.TryWrite(end);
        try
        {
            await end.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            SaidGoodbye = cancellationToken.IsCancellationRequested;
        }
    }

    public IReadOnlyList<OutgoingMessage> Render(Reply reply, ReplyTarget target, string key) => throw new NotSupportedException();

    public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SendResult> FindAsync(OutgoingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public bool IsRepeatable(OutgoingMessage message, TimeSpan age) => throw new NotSupportedException();

    public ValueTask<bool?> IsTenantAdminAsync(ChatPlace place, string userId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ReplyTarget DirectTo(ChatPlace place, string userId) => throw new NotSupportedException();

    public Task ShowWorkingAsync(ReplyTarget target, bool working, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>An intake that nothing is handed to.</summary>
internal sealed class NoIntake : IChatIntake
{
    public ValueTask<Admission> AdmitAsync(IncomingQuestion question, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Begin(Admission admission, Task<bool> acknowledged) => throw new NotSupportedException();
}
