using Spectre.Console;
using StargateBot.Core.Knowledge;
using StargateBot.Localization;

namespace StargateBot.Output;

/// <summary>Shows on a terminal that the knowledge is being read, when that takes long enough to be noticed.</summary>
internal static class Loading
{
    private static readonly TimeSpan Noticed = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs the reading and shows a spinner on standard error when it takes longer than 200 ms.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="read">Reads, and tells how far it is.</param>
    /// <param name="cancellationToken">Handed to the reading.</param>
    public static async Task<T> ShowAsync<T>(
        Texts texts, Func<IProgress<KnowledgeProgress>?, CancellationToken, T> read, CancellationToken cancellationToken)
    {
        if (Console.IsErrorRedirected)
        {
            return read(null, cancellationToken);
        }

        // The reading ends when it is cancelled; the waiting only looks at it.
        var latest = new Latest();
        var reading = Task.Run(() => read(latest, cancellationToken), cancellationToken);
        if (await Task.WhenAny(reading, Task.Delay(Noticed, TimeProvider.System, CancellationToken.None)) != reading)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            await console.Status().StartAsync(texts.ChatLoading, async status =>
            {
                while (await Task.WhenAny(reading, Task.Delay(Noticed, TimeProvider.System, CancellationToken.None)) != reading)
                {
                    status.Status(Markup.Escape(latest.Describe(texts)));
                }
            });
        }

        return await reading;
    }

    // Progress<T> would post to the thread pool out of order; only the latest report matters here.
    private sealed class Latest : IProgress<KnowledgeProgress>
    {
        private volatile object? _value;

        public void Report(KnowledgeProgress value) => _value = value;

        public string Describe(Texts texts) => _value is KnowledgeProgress { TotalFiles: > 0 } progress
            ? $"{texts.ChatLoading} {progress.Files}/{progress.TotalFiles}"
            : texts.ChatLoading;
    }
}
