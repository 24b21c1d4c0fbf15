using StargateBot.Core.Chat;
using StargateBot.Discord.Connection;

namespace StargateBot.Discord;

/// <summary>How the platform is, put together from its parts. Safe for many threads.</summary>
internal sealed class DiscordStatus : IConnectionStatus
{
    private readonly Lock _gate = new();
    private string _contentWarning = "";
    private string _commandWarning = "";

    /// <summary>Gets the state now.</summary>
    public PlatformStatus Current { get; private set; } = new(PlatformState.Connecting, "Not connected yet.", []);

    /// <inheritdoc/>
    public void Connecting(string detail) => Set(PlatformState.Connecting, detail);

    /// <summary>The connection works.</summary>
    public void Ready() => Set(PlatformState.Ready, "");

    /// <summary>Stopped for good.</summary>
    /// <param name="detail">Why, and how to mend it.</param>
    public void Stopped(string detail) => Set(PlatformState.Stopped, detail);

    /// <inheritdoc/>
    public void MessageContent(string warning)
    {
        lock (_gate)
        {
            _contentWarning = warning;
            Current = Current with { Warnings = Warnings() };
        }
    }

    /// <summary>Tells whether the commands are registered.</summary>
    /// <param name="warning">What is wrong; empty for nothing.</param>
    public void Commands(string warning)
    {
        lock (_gate)
        {
            _commandWarning = warning;
            Current = Current with { Warnings = Warnings() };
        }
    }

    private void Set(PlatformState state, string detail)
    {
        lock (_gate)
        {
            Current = new PlatformStatus(state, detail, Warnings());
        }
    }

    private IReadOnlyList<string> Warnings() => [.. ((string[])[_contentWarning, _commandWarning]).Where(warning => warning.Length > 0)];
}
