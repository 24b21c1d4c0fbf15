using System.Globalization;
using Microsoft.Extensions.Options;

namespace StargateBot.Core.Chat.Living;

/// <summary>How earlier answers are corrected when the knowledge changes, section <c>LivingAnswers</c>.</summary>
public sealed class LivingAnswersOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "LivingAnswers";

    /// <summary>Gets or sets whether earlier answers are corrected.</summary>
    /// <value>The default is true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how many days back answers are corrected. Answers that are no longer kept (<c>Storage:RetentionDays</c>) cannot be.</summary>
    /// <value>The default is 7; from 1 to 90.</value>
    public int Days { get; set; } = 7;

    /// <summary>Gets or sets how many messages of one platform are edited in a second, so that answers to new questions never wait for corrections.</summary>
    /// <value>The default is 3; from 1 to 20.</value>
    public int EditsPerSecond { get; set; } = 3;
}

/// <summary>Checks the ranges at start.</summary>
/// <remarks>Written by hand: what the options generator writes for a range reads the thread's culture, which is banned here.</remarks>
internal sealed class LivingAnswersOptionsValidator : IValidateOptions<LivingAnswersOptions>
{
    private const int MaxDays = 90;
    private const int MaxEdits = 20;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LivingAnswersOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        Check(faults, nameof(LivingAnswersOptions.Days), options.Days, MaxDays);
        Check(faults, nameof(LivingAnswersOptions.EditsPerSecond), options.EditsPerSecond, MaxEdits);
        return faults.Build();
    }

    private static void Check(ValidateOptionsResultBuilder faults, string key, int value, int max)
    {
        if (value < 1 || value > max)
        {
            faults.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{LivingAnswersOptions.SectionName}:{key} is {value}; it must be from 1 to {max}."));
        }
    }
}
