using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>A file of a taught text before it has a place.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">What it holds.</param>
internal sealed partial record TaughtTextFile(string Name, string Content)
{
    /// <summary>Longest title that is taken, in characters.</summary>
    public const int MaxTitleLength = 150;

    /// <summary>Longest text that is taken, in characters: several times what a form of a platform holds.</summary>
    public const int MaxTextLength = 20_000;

    // The title shown with an answer is cut at 200 characters; author and date must not be what is cut.
    private const int MaxAuthorLength = 30;
    private const int MaxNameLength = 60;
    private const string NamelessText = "text";

    private static readonly string[] ReservedNames = ["con", "prn", "aux", "nul"];

    /// <summary>Looks for what is wrong with a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Why it is refused, or null.</returns>
    public static KnowledgeFault? FaultOf(TaughtText text)
    {
        var title = PlainText.Clean(text.Title, keepLines: false);
        if (!title.Any(char.IsLetterOrDigit) || title.Length > MaxTitleLength)
        {
            return Fault(KnowledgeFaultCodes.TaughtTitle, MaxTitleLength);
        }

        string[] bodies = [text.Indonesian ?? "", text.English ?? ""];
        if (bodies.Any(body => body.Length > MaxTextLength))
        {
            return Fault(KnowledgeFaultCodes.TaughtTextLong, bodies.Max(body => body.Length), MaxTextLength);
        }

        return bodies.All(body => !BodyOf(body).Any(char.IsLetterOrDigit)) ? Fault(KnowledgeFaultCodes.TaughtTextMissing) : null;
    }

    /// <summary>Writes a text as one file, or two where it is in both languages.</summary>
    /// <param name="text">A text without faults.</param>
    /// <param name="isTaken">Whether there is a file of a name.</param>
    public static IReadOnlyList<TaughtTextFile> Write(TaughtText text, Func<string, bool> isTaken)
    {
        var slug = FreeSlug(text.Title, isTaken);
        var (indonesian, english) = (BodyOf(text.Indonesian ?? ""), BodyOf(text.English ?? ""));
        if (indonesian.Length == 0 || english.Length == 0)
        {
            var (language, body) = indonesian.Length > 0 ? (Language.Indonesian, indonesian) : (Language.English, english);
            return [new TaughtTextFile(slug + ".md", MatterOf(text, language, original: null) + body)];
        }

        return
        [
            new TaughtTextFile(slug + ".md", MatterOf(text, Language.Indonesian, original: null) + indonesian),
            new TaughtTextFile(TranslationName(slug), MatterOf(text, Language.English, KnowledgeFiles.TaughtFolder + "/" + slug) + english),
        ];
    }

    private static string TranslationName(string slug) => slug + ".en.md";

    // Answers show the title with every citation: author and date stand in it, so that they are cited wherever the text is.
    private static string MatterOf(TaughtText text, Language language, string? original)
    {
        var author = PlainText.Shorten(PlainText.Clean(text.Author, keepLines: false), MaxAuthorLength);
        var date = text.Date.ToString("d MMM yyyy", CultureInfo.GetCultureInfo(language.ToCode()));
        var title = PlainText.Clean(text.Title, keepLines: false);
        var matter = new StringBuilder("---\n");
        matter.Append("title: ").Append(Quoted(author.Length == 0 ? $"{title} — {date}" : $"{title} — {author}, {date}")).Append('\n');
        matter.Append("language: ").Append(language.ToCode()).Append('\n');
        matter.Append("author: ").Append(Quoted(author)).Append('\n');
        matter.Append("date: ").Append(text.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        if (original is not null)
        {
            matter.Append("translation-of: ").Append(Quoted(original)).Append('\n');
        }

        return matter.Append("---\n\n").ToString();
    }

    // Controls are gone already; of a text between double quotes in YAML, only these two mean something (YAML 1.2.2, 7.3.1).
    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    // Lists, tables and quotations stay what they are. What would leave the text, or hide a part of it, becomes letters.
    private static string BodyOf(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => Harmless(PlainText.Clean(line, keepLines: false)));
        var body = string.Join('\n', lines).Trim('\n');
        return body.Length == 0 ? "" : body + "\n";
    }

    // Headings of both forms, breaks, code fences, definitions of links and footnotes (CommonMark 0.31, 4.1 to 4.7), and HTML anywhere.
    private static string Harmless(string line)
    {
        var plain = HtmlStart().Replace(line, "\\<");
        return plain switch
        {
            ['#' or '`' or '~' or '[' or ':', ..] => "\\" + plain,
            ['=' or '-' or '_' or '*', ..] when plain.All(c => c == plain[0] || c == ' ') => "\\" + plain,
            _ => plain,
        };
    }

    private static string FreeSlug(string title, Func<string, bool> isTaken)
    {
        var slug = SlugOf(title);
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
            if (!isTaken(candidate + ".md") && !isTaken(TranslationName(candidate)))
            {
                return candidate;
            }
        }
    }

    private static string SlugOf(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }
        }

        slug.Length = Math.Min(slug.Length, MaxNameLength);
        var name = slug.ToString().Trim('-');
        var isReserved = ReservedNames.Contains(name) || (name.Length == 4 && name[..3] is "com" or "lpt" && char.IsAsciiDigit(name[^1]));
        return name.Length == 0 ? NamelessText : isReserved ? $"{name}-{NamelessText}" : name;
    }

    [GeneratedRegex("<(?=[A-Za-z/!?])")]
    private static partial Regex HtmlStart();

    private static KnowledgeFault Fault(string code, params IEnumerable<int> arguments) =>
        new("", null, code, [.. arguments.Select(argument => argument.ToString(CultureInfo.InvariantCulture))]);
}
