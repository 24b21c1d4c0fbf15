using System.Globalization;

namespace StargateBot.Benchmarks.Scale;

/// <summary>What <c>scale</c> was asked to do.</summary>
internal sealed record ScaleOptions(IReadOnlyList<int> Passages, int PassagesPerFile, int Seed, bool Keep)
{
    /// <summary>Reads <c>[--passages N,N…] [--per-file N] [--seed N] [--keep]</c>.</summary>
    /// <returns>The options, or null when something else was written.</returns>
    public static ScaleOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new ScaleOptions([1_000, 10_000, 100_000, 1_000_000], PassagesPerFile: 1_000, Seed: 1, Keep: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--keep":
                    options = options with { Keep = true };
                    break;
                case "--seed" when i + 1 < arguments.Count && TryRead(arguments[i + 1], out var seed):
                    options = options with { Seed = seed };
                    i++;
                    break;
                case "--per-file" when i + 1 < arguments.Count && TryRead(arguments[i + 1], out var perFile) && perFile > 0:
                    options = options with { PassagesPerFile = perFile };
                    i++;
                    break;
                case "--passages" when i + 1 < arguments.Count:
                    var sizes = arguments[++i].Split(',');
                    if (!Array.TrueForAll(sizes, size => TryRead(size, out var n) && n > 0))
                    {
                        return null;
                    }

                    options = options with { Passages = [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    private static bool TryRead(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
