using System.Globalization;

namespace StargateBot.Localization;

/// <summary>Fills the placeholders of a text.</summary>
internal static class TextFormat
{
    /// <summary>Puts values in the place of <c>{0}</c>, <c>{1}</c> and so on; numbers are written the invariant way.</summary>
    /// <param name="text">A text of <see cref="Texts"/>.</param>
    /// <param name="values">The values in order.</param>
    public static string With(this string text, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);
}
