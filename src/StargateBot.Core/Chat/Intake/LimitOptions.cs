using System.Globalization;
using Microsoft.Extensions.Options;

namespace StargateBot.Core.Chat.Intake;

/// <summary>How much may be asked, section <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Limits";

    /// <summary>Gets or sets whether anything is limited.</summary>
    /// <value>The default is true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how many questions one person may ask in a minute, commands and buttons included; so many may come at once.</summary>
    /// <value>The default is 20; from 1 to 10 000.</value>
    public int PerUserPerMinute { get; set; } = 20;

    /// <summary>Gets or sets how many questions may be asked in one channel in a minute; so many may come at once.</summary>
    /// <value>The default is 60; from 1 to 100 000.</value>
    public int PerChannelPerMinute { get; set; } = 60;
}

/// <summary>Checks the ranges at start.</summary>
/// <remarks>Written by hand: what the options generator writes for a range reads the thread's culture, which is banned here.</remarks>
internal sealed class LimitOptionsValidator : IValidateOptions<LimitOptions>
{
    private const int MaxPerUser = 10_000;
    private const int MaxPerChannel = 100_000;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        Check(faults, nameof(LimitOptions.PerUserPerMinute), options.PerUserPerMinute, MaxPerUser);
        Check(faults, nameof(LimitOptions.PerChannelPerMinute), options.PerChannelPerMinute, MaxPerChannel);
        return faults.Build();
    }

    private static void Check(ValidateOptionsResultBuilder faults, string key, int value, int max)
    {
        if (value < 1 || value > max)
        {
            faults.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{LimitOptions.SectionName}:{key} is {value}; it must be from 1 to {max}."));
        }
    }
}
