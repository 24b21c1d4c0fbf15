using Microsoft.Extensions.Logging;

namespace StargateBot.Hosting;

/// <summary>The logger of what is started before there is a log. What is written before <see cref="WriteTo"/> is dropped.</summary>
/// <typeparam name="T">Whose entries they are.</typeparam>
internal sealed class DeferredLogger<T> : ILogger<T>
{
    private volatile ILogger? _target;

    /// <summary>Opens the log.</summary>
    /// <param name="loggers">Makes the logger that entries go to from now on.</param>
    public void WriteTo(ILoggerFactory loggers) => _target = loggers.CreateLogger<T>();

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _target?.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => _target?.IsEnabled(logLevel) ?? false;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _target?.Log(logLevel, eventId, state, exception, formatter);
}
