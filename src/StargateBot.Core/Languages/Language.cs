namespace StargateBot.Core.Languages;

/// <summary>A language that questions, knowledge and replies may be in.</summary>
public enum Language
{
    /// <summary>Bahasa Indonesia, code <c>id</c>.</summary>
    Indonesian,

    /// <summary>English, code <c>en</c>.</summary>
    English,
}

/// <summary>Conversion between <see cref="Language"/> and the ISO 639-1 codes of files, options and JSON.</summary>
public static class LanguageCodes
{
    /// <summary>Gets the lower-case ISO 639-1 code: <c>id</c> or <c>en</c>.</summary>
    /// <param name="language">The language.</param>
    public static string ToCode(this Language language) => language switch
    {
        Language.Indonesian => "id",
        Language.English => "en",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Unknown language."),
    };

    /// <summary>Gets the other of the two languages.</summary>
    /// <param name="language">The language.</param>
    public static Language Other(this Language language) =>
        language == Language.Indonesian ? Language.English : Language.Indonesian;

    /// <summary>Reads a code such as <c>id</c>, <c>in</c> (the old code of Indonesian), <c>en</c> or a tag such as <c>en-GB</c>, in any case.</summary>
    /// <param name="code">The code; null and unknown codes are refused.</param>
    /// <param name="language">The language, when the result is true.</param>
    public static bool TryParse(string? code, out Language language)
    {
        var primary = code.AsSpan().Trim();
        var separator = primary.IndexOfAny('-', '_');
        if (separator >= 0)
        {
            primary = primary[..separator];
        }

        if (primary.Equals("id", StringComparison.OrdinalIgnoreCase) || primary.Equals("in", StringComparison.OrdinalIgnoreCase))
        {
            language = Language.Indonesian;
            return true;
        }

        language = Language.English;
        return primary.Equals("en", StringComparison.OrdinalIgnoreCase);
    }
}
