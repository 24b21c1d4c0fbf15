namespace StargateBot.Core.Knowledge;

/// <summary>The stable keys of <see cref="KnowledgeFault"/> and <see cref="KnowledgeException"/>, with their arguments.</summary>
public static class KnowledgeFaultCodes
{
    /// <summary>The folder does not exist.</summary>
    public const string FolderMissing = "folder-missing";

    /// <summary>The path of the folder leads to a file.</summary>
    public const string FolderIsFile = "folder-is-file";

    /// <summary>The folder exists and its entries cannot be listed.</summary>
    public const string FolderUnreadable = "folder-unreadable";

    /// <summary>A folder inside the folder cannot be listed. Argument: the system's message.</summary>
    public const string SubfolderUnreadable = "subfolder-unreadable";

    /// <summary>The folder holds no document at all.</summary>
    public const string NoDocuments = "no-documents";

    /// <summary>The file cannot be opened or read. Argument: the system's message.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Larger than the bound. Arguments: bytes, bound.</summary>
    public const string TooLarge = "too-large";

    /// <summary>No passage in it.</summary>
    public const string Empty = "empty";

    /// <summary>A kind of file that people expect to be read and that is not. Argument: extension.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>Bytes that are no UTF-8. Arguments: the first such byte in hexadecimal, its offset from 0.</summary>
    public const string Encoding = "encoding";

    /// <summary>A byte order mark of UTF-16 or UTF-32. Argument: the encoding's name.</summary>
    public const string EncodingWide = "encoding-wide";

    /// <summary>A NUL or another control character. Argument: the character as <c>U+0000</c>.</summary>
    public const string ControlCharacter = "control-character";

    /// <summary>Front matter that is not closed. Argument: the bound in characters within which its end is looked for.</summary>
    public const string FrontMatterOpen = "front-matter-open";

    /// <summary>Front matter that is no YAML. Argument: the parser's message.</summary>
    public const string FrontMatter = "front-matter";

    /// <summary>Front matter that is no mapping of keys to values, or a far too nested one.</summary>
    public const string FrontMatterForm = "front-matter-form";

    /// <summary>A known key with a value that is no single line of text. Argument: key.</summary>
    public const string FrontMatterValue = "front-matter-value";

    /// <summary>A known key that stands twice. Argument: key.</summary>
    public const string FrontMatterTwice = "front-matter-twice";

    /// <summary>A language that is neither Indonesian nor English. Argument: the code found.</summary>
    public const string UnknownLanguage = "unknown-language";

    /// <summary>Two files that differ only in their extension. Argument: the file that is served.</summary>
    public const string DuplicateId = "duplicate-id";

    /// <summary>The knowledge has a folder of the name that taught texts seem to lie in; they are not served.</summary>
    public const string TaughtClash = "taught-clash";

    /// <summary>A path longer than the bound. Arguments: characters, bound.</summary>
    public const string PathTooLong = "path-too-long";

    /// <summary>A path with characters that cannot be shown. Argument: the character as <c>U+FFFD</c>.</summary>
    public const string PathCharacter = "path-character";

    /// <summary>A folder nested deeper than the bound. Argument: bound.</summary>
    public const string PathTooDeep = "path-too-deep";

    /// <summary>A symbolic link that leads out of the folder or nowhere.</summary>
    public const string LinkOutside = "link-outside";

    /// <summary>A symbolic link to a folder.</summary>
    public const string LinkToFolder = "link-to-folder";

    /// <summary>More documents than the bound. Arguments: documents, bound.</summary>
    public const string TooManyDocuments = "too-many-documents";

    /// <summary>More passages than the bound. Arguments: passages, bound.</summary>
    public const string TooManyPassages = "too-many-passages";

    /// <summary>Markup nested deeper, or with more link definitions, than the Markdown parser takes.</summary>
    public const string TooComplex = "too-complex";

    /// <summary>The original that a translation names does not exist. Argument: the id it names.</summary>
    public const string TranslationMissing = "translation-missing";

    /// <summary>The original was refused; the translation is served alone. Argument: the original's file.</summary>
    public const string TranslationOriginalRefused = "translation-original-refused";

    /// <summary>A translation names a translation, or itself. Argument: the id it names.</summary>
    public const string TranslationOfTranslation = "translation-of-translation";

    /// <summary>A second translation of the same original. Arguments: the id it names, the file that is served.</summary>
    public const string TranslationSecond = "translation-second";

    /// <summary>A translation in the language of its original. Arguments: language code, the original's id.</summary>
    public const string TranslationSameLanguage = "translation-same-language";

    /// <summary>
    /// Passages that do not align. Arguments: passages of the translation, passages of the original, number of the first passage
    /// that differs, its beginning in the translation, its beginning in the original.
    /// </summary>
    public const string TranslationMisaligned = "translation-misaligned";

    /// <summary>The file was changed between two looks at it.</summary>
    public const string Changed = "changed";

    /// <summary>A line of a word list with no or only one phrase. Argument: the line.</summary>
    public const string WordLine = "word-line";

    /// <summary>A line of a word list with more than one arrow. Argument: the line.</summary>
    public const string WordLineArrows = "word-line-arrows";

    /// <summary>A phrase of a word list longer than the bound. Arguments: the phrase, the bound in words.</summary>
    public const string WordPhrase = "word-phrase";

    /// <summary>The knowledge could not be read anew. Argument: the system's message.</summary>
    public const string ReloadFailed = "reload-failed";

    /// <summary>A taught text whose title has no letter or is too long. Argument: characters at most.</summary>
    public const string TaughtTitle = "taught-title";

    /// <summary>A taught text without text.</summary>
    public const string TaughtTextMissing = "taught-text-missing";

    /// <summary>A taught text that is too long. Arguments: characters, bound.</summary>
    public const string TaughtTextLong = "taught-text-long";

    /// <summary>More faults than the bound. Argument: how many are not shown.</summary>
    public const string MoreFaults = "more-faults";
}
