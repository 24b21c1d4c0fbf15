using System.Text.RegularExpressions;
using StargateBot.Core.Languages;

namespace StargateBot.Evaluation;

/// <summary>Tells which language a reply is written in.</summary>
internal static partial class ReplyLanguage
{
    /// <summary>Identifies the language of a text without its names and quotations.</summary>
    /// <param name="plain">A text of <see cref="AnswerWords.Plain"/>.</param>
    /// <returns>The language, or null when what remains is in no language, such as a name or a number alone.</returns>
    public static Language? Of(string plain) => LanguageIdentifier.Identify(Names().Replace(Quotations().Replace(plain, " "), " ")).Language;

    [GeneratedRegex("\"[^\"]*\"|“[^”]*”|«[^»]*»", RegexOptions.CultureInvariant)]
    private static partial Regex Quotations();

    // A capital inside a sentence: what begins one may be any word.
    [GeneratedRegex(@"(?<=[\p{L}\p{N},;:)%]\s+)\p{Lu}[\p{L}\p{N}\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
