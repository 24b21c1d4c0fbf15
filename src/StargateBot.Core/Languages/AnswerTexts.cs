using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace StargateBot.Core.Languages;

/// <summary>What the bot itself says, in one language. A member's name is its key in <c>AnswerTexts.resx</c> and <c>AnswerTexts.id.resx</c>.</summary>
/// <remarks>The language is always explicit: the thread's culture says nothing about the asker.</remarks>
public sealed class AnswerTexts
{
    private static readonly ResourceManager Resources = new("StargateBot.Core.Languages.AnswerTexts", typeof(AnswerTexts).Assembly);
    private static readonly AnswerTexts Indonesian = new(CultureInfo.GetCultureInfo("id"));
    private static readonly AnswerTexts English = new(CultureInfo.InvariantCulture);

    private readonly CultureInfo _culture;

    private AnswerTexts(CultureInfo culture) => _culture = culture;

    /// <summary>Gets the reply when the knowledge does not say it.</summary>
    public string Abstained => Get();

    /// <summary>Gets the reply when the knowledge does not say it and near topics follow.</summary>
    public string AbstainedWithTopics => Get();

    /// <summary>Gets the heading of near topics.</summary>
    public string NearestTopics => Get();

    /// <summary>Gets what the bot is and how to ask: the reply to a greeting or to "what can you do".</summary>
    public string Help => Get();

    /// <summary>Gets the reply to thanks.</summary>
    public string Thanks => Get();

    /// <summary>Gets the reply while too much is being asked.</summary>
    public string Busy => Get();

    /// <summary>Gets the reply to a question without words.</summary>
    public string EmptyQuestion => Get();

    /// <summary>Gets the note that only the beginning of a long message was read.</summary>
    public string QuestionCut => Get();

    /// <summary>Gets the reply to an instruction that holds no question.</summary>
    public string InstructionRefused => Get();

    /// <summary>Gets the label of a translated passage.</summary>
    public string Translation => Get();

    /// <summary>Gets the label of a passage in the language it was written in.</summary>
    public string Original => Get();

    /// <summary>Gets the heading of the evidence.</summary>
    public string Sources => Get();

    /// <summary>Gets the texts of a language.</summary>
    /// <param name="language">The language.</param>
    public static AnswerTexts For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Gets the reply to a question that comes too soon after the last ones.</summary>
    /// <param name="wait">How long to wait; rounded up to whole seconds.</param>
    public string TooManyQuestions(TimeSpan wait) => Format(Get(), Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)));

    /// <summary>Gets the reply after a fault of ours.</summary>
    /// <param name="traceId">The id that finds the fault in the log.</param>
    public string Failed(string traceId) => Format(Get(), traceId);

    /// <summary>Gets the sentence before a quotation that the knowledge holds in the other language only.</summary>
    /// <param name="quoted">The language of the quotation.</param>
    public string OnlyIn(Language quoted) => Format(Get(), NameOf(quoted));

    /// <summary>Gets the name of a language.</summary>
    /// <param name="language">The language to name.</param>
    public string NameOf(Language language) => Get(language == Language.Indonesian ? "NameOfIndonesian" : "NameOfEnglish");

    // Numbers in these texts are ids and small counts: they look the same in both languages.
    private static string Format(string text, object argument) => string.Format(CultureInfo.InvariantCulture, text, argument);

    private string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, _culture) ?? throw new MissingManifestResourceException($"AnswerTexts.resx has no '{key}'.");
}
