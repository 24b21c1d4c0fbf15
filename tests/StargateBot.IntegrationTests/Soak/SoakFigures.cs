using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>What a soak counted.</summary>
internal sealed class SoakFigures
{
    /// <summary>No acknowledgement may come later.</summary>
    private static readonly TimeSpan LatestAcknowledgement = TimeSpan.FromSeconds(1);

    // Faults so long before a late acknowledgement may have to do with it.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(DateTimeOffset At, string Kind)> _timeline = new();
    private readonly ConcurrentBag<TimeSpan> _acknowledgements = [];
    private readonly ConcurrentBag<TimeSpan> _answers = [];
    private (TimeSpan Latency, string Description) _slowest;
    private int _answered;

    /// <summary>Gets what went wrong with single questions: lost, doubled, answered with something else, acknowledged late.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>Gets how many questions got their reply.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Gets how many faults there were.</summary>
    public int Faults => _faults.Values.Sum();

    /// <summary>Gets or sets how many questions got more than one reply.</summary>
    public int Doubles { get; set; }

    /// <summary>Gets or sets how many questions got none.</summary>
    public int Lost { get; set; }

    /// <summary>Gets or sets how many connections were opened after the first ones.</summary>
    public int Reconnects { get; set; }

    /// <summary>Gets or sets how long it took.</summary>
    public TimeSpan Took { get; set; }

    public void Ask(string way) => _asked.AddOrUpdate(way, 1, static (_, count) => count + 1);

    public void Fault(string kind)
    {
        _faults.AddOrUpdate(kind, 1, static (_, count) => count + 1);
        _timeline.Enqueue((TimeProvider.System.GetUtcNow(), kind));
    }

    /// <summary>Counts an acknowledgement.</summary>
    /// <param name="what">What was acknowledged.</param>
    /// <param name="asked">When it was asked, where that is known.</param>
    /// <param name="latency">How long it took.</param>
    public void Acknowledge(string what, DateTimeOffset? asked, TimeSpan latency)
    {
        _acknowledgements.Add(latency);
        if (latency <= _slowest.Latency && latency <= LatestAcknowledgement)
        {
            return;
        }

        var around = _timeline.Where(fault => fault.At > asked - Before && fault.At < asked + latency).Select(fault => $"{fault.At:HH:mm:ss.fff} {fault.Kind}");
        var description = $"{what} at {asked:HH:mm:ss.fff} after {latency.TotalMilliseconds:0} ms; faults around: {string.Join(", ", around)}";
        _slowest = latency > _slowest.Latency ? (latency, description) : _slowest;
        if (latency > LatestAcknowledgement)
        {
            Wrong.Enqueue($"acknowledged late: {description}");
        }
    }

    public void Answer(TimeSpan latency)
    {
        _answers.Add(latency);
        Interlocked.Increment(ref _answered);
    }

    /// <summary>Writes the figures for people.</summary>
    public string Describe(SoakOptions options)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"seed            {options.Seed}");
        text.AppendLine(CultureInfo.InvariantCulture, $"seconds         {Took.TotalSeconds:0.0}");
        text.AppendLine(CultureInfo.InvariantCulture, $"questions       {_asked.Values.Sum()}  ({Counts(_asked)})");
        text.AppendLine(CultureInfo.InvariantCulture, $"answered        {Answered}");
        text.AppendLine(CultureInfo.InvariantCulture, $"lost            {Lost}");
        text.AppendLine(CultureInfo.InvariantCulture, $"doubled         {Doubles}");
        text.AppendLine(CultureInfo.InvariantCulture, $"faults          {Faults}  ({Counts(_faults)})");
        text.AppendLine(CultureInfo.InvariantCulture, $"reconnects      {Reconnects}");
        text.AppendLine(CultureInfo.InvariantCulture, $"acknowledgement {Distribution(_acknowledgements)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"slowest         {_slowest.Description}");
        text.AppendLine(CultureInfo.InvariantCulture, $"answer          {Distribution(_answers)}");
        foreach (var wrong in Wrong.Take(20))
        {
            text.AppendLine(wrong);
        }

        return text.ToString();
    }

    private static string Counts(ConcurrentDictionary<string, int> counts) =>
        string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));

    private static string Distribution(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(time => time.TotalMilliseconds).Order().ToList();
        return sorted.Count == 0
            ? "none"
            : string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, max {sorted[^1]:0.0} ms of {sorted.Count}");

        double At(double share) => sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];
    }
}
