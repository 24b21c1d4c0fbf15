using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace StargateBot.IntegrationTests.Soak.Kills;

/// <summary>What a run of kills counted.</summary>
internal sealed class KillFigures
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<double> _ready = [];

    /// <summary>Gets what must not be: lost, answered twice, answered wrong, a broken file, something left behind.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>Gets or sets how many kills there were.</summary>
    public int Kills { get; set; }

    /// <summary>Gets the longest time from a start to ready, in milliseconds.</summary>
    public double SlowestReady => _ready.Count == 0 ? 0 : _ready.Max();

    /// <summary>Counts something.</summary>
    /// <param name="what">What.</param>
    /// <param name="times">How often.</param>
    public void Count(string what, int times = 1) => _counts.AddOrUpdate(what, times, (_, before) => before + times);

    /// <summary>Takes note of a start.</summary>
    /// <param name="time">From the start of the process to ready.</param>
    public void Ready(TimeSpan time) => _ready.Add(time.TotalMilliseconds);

    /// <summary>Writes the figures for people.</summary>
    /// <param name="options">What was run.</param>
    public string Describe(KillOptions options)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"seed {options.Seed}, {Path.GetFileName(options.Program)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Kills,6} kills");
        _ready.Sort();
        if (_ready.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"       ready after p50 {_ready[_ready.Count / 2]:0} ms, max {_ready[^1]:0} ms, of {_ready.Count} starts");
        }

        foreach (var (what, times) in _counts.OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{times,6} {what}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{Wrong.Count,6} wrong");
        foreach (var wrong in Wrong.Take(20))
        {
            text.AppendLine(wrong);
        }

        return text.ToString();
    }
}
