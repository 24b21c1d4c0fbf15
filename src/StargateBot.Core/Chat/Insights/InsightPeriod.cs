using System.Globalization;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Insights;

/// <summary>The period that figures are asked for.</summary>
public static class InsightPeriod
{
    /// <summary>How many days where none are given.</summary>
    public const int DefaultDays = 30;

    /// <summary>The most days.</summary>
    public const int MaxDays = 365;

    /// <summary>How many questions are grouped at most, the newest ones.</summary>
    public const int MaxQuestions = 10_000;

    /// <summary>Reads a number of days.</summary>
    /// <param name="text">What somebody wrote; null or empty for the default.</param>
    /// <param name="days">The days, from 1 to <see cref="MaxDays"/>, when the result is true.</param>
    public static bool TryParse(string? text, out int days)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            days = DefaultDays;
            return true;
        }

        return int.TryParse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out days) && days is >= 1 and <= MaxDays;
    }

    /// <summary>Gets what an admin may see from a place: their server or workspace. Where there is none, only those whom the operator lists are admins, and they see all.</summary>
    /// <param name="place">The place.</param>
    internal static TenantScope? ScopeOf(ChatPlace place) => place.Tenant == ChatPlace.NoTenant ? null : new TenantScope(place.Platform, place.Tenant);
}
