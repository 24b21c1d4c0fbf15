using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace StargateBot.Slack.Api;

/// <summary>Features that are off because a permission is missing; each is told once.</summary>
/// <param name="log">The log.</param>
internal sealed class Warnings(ILogger log)
{
    private ImmutableArray<string> _all = [];

    /// <summary>Gets all of them.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>Adds one.</summary>
    /// <param name="feature">What is off, in English.</param>
    /// <param name="scope">The permission that brings it back.</param>
    public void Add(string feature, string scope)
    {
        var warning = $"{feature}: grant the scope {scope} and reinstall the app.";
        if (ImmutableInterlocked.Update(ref _all, static (all, text) => all.Contains(text) ? all : all.Add(text), warning))
        {
            log.FeatureOff(warning);
        }
    }
}
