using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>Keeps what the worker logs, so that a failing test can show it and a trap can look for a line.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private const int Capacity = 5_000;

    private readonly ConcurrentQueue<TestLogEntry> _entries = new();

    /// <summary>Gets the last entries, oldest first.</summary>
    public IReadOnlyList<TestLogEntry> Entries => [.. _entries];

    /// <summary>Gets the entries of level warning and above, one a line.</summary>
    public string Troubles => string.Join('\n', Entries.Where(entry => entry.Level >= LogLevel.Warning));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Entries stay readable after the worker's end.
    }

    private void Add(TestLogEntry entry)
    {
        _entries.Enqueue(entry);
        if (_entries.Count > Capacity)
        {
            _entries.TryDequeue(out _);
        }
    }

    private sealed class Logger(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(new TestLogEntry(logLevel, eventId.Id, category, formatter(state, exception), exception));
    }
}

/// <summary>One line of the log.</summary>
internal sealed record TestLogEntry(LogLevel Level, int Event, string Category, string Message, Exception? Exception)
{
    public override string ToString() => $"{Level} {Event} {Category}: {Message}{(Exception is null ? "" : " | " + Exception)}";
}
