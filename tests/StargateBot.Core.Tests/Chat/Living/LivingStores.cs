using Microsoft.Extensions.DependencyInjection;
using StargateBot.Core.Chat.Stores;
using StargateBot.Testing.Chat;

namespace StargateBot.Core.Tests.Chat.Living;

/// <summary>What outlives a <see cref="LivingWorld"/>, as a file outlives a process.</summary>
public sealed class LivingStores
{
    private KeptChat _chat = new();

    public FakeAnswerStore Answers { get; } = new();

    public FakeCorrectionStore Corrections { get; } = new();

    public IReadOnlyList<string> PendingReplies => _chat.PendingReplies;

    /// <summary>From now on the stores are those of the next process.</summary>
    public void Restart() => _chat = _chat.Restarted();

    public void AddTo(IServiceCollection services)
    {
        _chat.AddTo(services);
        services.AddSingleton<IAnswerLog>(Answers).AddSingleton<IAnswerHistory>(Answers).AddSingleton<ICorrectionStore>(Corrections);
    }
}
