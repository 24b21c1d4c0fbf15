using System.Globalization;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>Checks that a translation stands beside its original passage by passage.</summary>
internal static class TranslationCheck
{
    private const int MaxShownLength = 40;

    /// <summary>Gets whether the languages differ and the passages align; adds a fault of the translation where not.</summary>
    public static bool Fits(Document original, ReadDocument translation, string path, FaultSink faults)
    {
        var document = translation.Document;
        if (document.Language == original.Language)
        {
            faults.AddAt(
                path, translation.TranslationLine, KnowledgeFaultCodes.TranslationSameLanguage, document.Language.ToCode(), original.Id);
            return false;
        }

        var differs = FirstDifference(original.Passages, document.Passages);
        if (differs < 0)
        {
            return true;
        }

        faults.AddAt(
            path,
            translation.TranslationLine,
            KnowledgeFaultCodes.TranslationMisaligned,
            Number(document.Passages.Count),
            Number(original.Passages.Count),
            Number(differs + 1),
            Beginning(document.Passages, differs),
            Beginning(original.Passages, differs));
        return false;
    }

    private static int FirstDifference(IReadOnlyList<Passage> original, IReadOnlyList<Passage> translation)
    {
        var both = Math.Min(original.Count, translation.Count);
        for (var i = 0; i < both; i++)
        {
            if (original[i].Kind != translation[i].Kind || (original[i].Heading.Length == 0) != (translation[i].Heading.Length == 0))
            {
                return i;
            }
        }

        return original.Count == translation.Count ? -1 : both;
    }

    private static string Beginning(IReadOnlyList<Passage> passages, int index) =>
        index < passages.Count ? PlainText.Shorten(passages[index].Text.Replace('\n', ' '), MaxShownLength) : "–";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
