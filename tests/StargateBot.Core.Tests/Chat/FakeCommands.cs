using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Commands;

namespace StargateBot.Core.Tests.Chat;

/// <summary>Carries out some commands as the test says, and records them.</summary>
public sealed class FakeCommands : IChatCommandHandler
{
    private readonly Lock _gate = new();
    private readonly List<CommandCall> _calls = [];

    public IReadOnlyCollection<ChatCommand> Commands { get; } = [ChatCommand.Reload, ChatCommand.Stats, ChatCommand.Settings, ChatCommand.Helpful, ChatCommand.Privacy];

    /// <summary>Gets or sets what carries a command out.</summary>
    public Func<CommandCall, CancellationToken, ValueTask<Reply>> OnCommand { get; set; } =
        (call, _) => ValueTask.FromResult(ReplyComposer.Notice(call.Language, $"done: {call.Request.Command}", AnswerOutcome.Help));

    /// <summary>Gets the commands, in order.</summary>
    public IReadOnlyList<CommandCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _calls.Add(command);
        }

        return OnCommand(command, cancellationToken);
    }
}
