using System.Globalization;

namespace StargateBot.Benchmarks.Load;

/// <summary>What <c>load</c> was asked to do.</summary>
internal sealed record LoadOptions
{
    private static readonly Dictionary<string, PlatformName[]> Platforms = new(StringComparer.Ordinal)
    {
        ["discord"] = [PlatformName.Discord],
        ["slack"] = [PlatformName.Slack],
        ["both"] = [PlatformName.Discord, PlatformName.Slack],
    };

    /// <summary>Gets how many conversations go on at once, one measurement each.</summary>
    public IReadOnlyList<int> Concurrency { get; init; } = [8, 64];

    /// <summary>Gets how many answers one measurement takes.</summary>
    public int Answers { get; init; } = 2_000;

    /// <summary>Gets how many answers are asked for before anything is measured.</summary>
    public int WarmUp { get; init; } = 2_000;

    /// <summary>Gets how often each program is started; the last start carries the load.</summary>
    public int Starts { get; init; } = 5;

    /// <summary>Gets how often the connection is dropped; a good bot comes back more slowly each time that it is dropped at once again.</summary>
    public int Drops { get; init; } = 3;

    /// <summary>Gets the platforms.</summary>
    public IReadOnlyList<PlatformName> On { get; init; } = Platforms["both"];

    /// <summary>Gets the published worker, or null for where <c>dotnet publish</c> leaves it.</summary>
    public string? Worker { get; init; }

    /// <summary>Gets a value indicating whether bots on the platforms' usual Node libraries run under the same load.</summary>
    public bool Peers { get; init; } = true;

    /// <summary>Gets the seed of who asks what, and how.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads the options of the command.</summary>
    /// <param name="arguments">What follows <c>load</c>.</param>
    /// <returns>The options, or null when something else was written.</returns>
    public static LoadOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--no-peers")
            {
                options = options with { Peers = false };
            }
            else if (i + 1 >= arguments.Count || options.With(arguments[i], arguments[++i]) is not { } changed)
            {
                return null;
            }
            else
            {
                options = changed;
            }
        }

        return options;
    }

    private LoadOptions? With(string name, string value) => name switch
    {
        "--concurrency" when ReadCounts(value) is { } counts => this with { Concurrency = counts },
        "--answers" when ReadNumber(value) is > 0 and var number => this with { Answers = number },
        "--warm-up" when ReadNumber(value) is { } number => this with { WarmUp = number },
        "--starts" when ReadNumber(value) is > 0 and var number => this with { Starts = number },
        "--drops" when ReadNumber(value) is { } number => this with { Drops = number },
        "--seed" when ReadNumber(value) is { } number => this with { Seed = number },
        "--platform" when Platforms.TryGetValue(value, out var platforms) => this with { On = platforms },
        "--worker" => this with { Worker = Path.GetFullPath(value) },
        _ => null,
    };

    private static int? ReadNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<int>? ReadCounts(string text)
    {
        var counts = text.Split(',').Select(ReadNumber).ToList();
        return counts.TrueForAll(count => count is > 0) ? counts.ConvertAll(count => count!.Value) : null;
    }
}
