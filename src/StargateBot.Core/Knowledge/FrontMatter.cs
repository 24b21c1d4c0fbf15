using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StargateBot.Core.Knowledge;

/// <summary>What is wrong with front matter; becomes a <see cref="KnowledgeFault"/> of its file.</summary>
internal sealed record FrontMatterFault(int Line, string Code, string[] Arguments);

/// <summary>The YAML mapping between two <c>---</c> lines at the beginning of a file.</summary>
internal sealed class FrontMatter
{
    private const string TitleKey = "title";
    private const string LanguageKey = "language";
    private const string SourceKey = "source";
    private const string TranslationKey = "translation-of";

    // The parser's time grows with the square of their depth.
    private const int MaxFlowCollections = 1_000;

    private static readonly string[] KnownKeys = [TitleKey, LanguageKey, SourceKey, TranslationKey];

    private readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.Ordinal);
    private readonly List<FrontMatterFault> _faults = [];

    private FrontMatter(int bodyStart) => BodyStart = bodyStart;

    /// <summary>Gets the index in the file's text at which the body begins.</summary>
    public int BodyStart { get; private set; }

    /// <summary>Gets what is wrong with it.</summary>
    public IReadOnlyList<FrontMatterFault> Faults => _faults;

    /// <summary>Gets the title, or null.</summary>
    public string? Title => ValueOf(TitleKey);

    /// <summary>Gets the language code as it is written, or null.</summary>
    public string? Language => ValueOf(LanguageKey);

    /// <summary>Gets the source, or null.</summary>
    public string? Source => ValueOf(SourceKey);

    /// <summary>Gets the id of the original, without a document's extension where one was written, or null.</summary>
    public string? TranslationOf => ValueOf(TranslationKey) is { } id ? KnowledgeFiles.WithoutExtension(id.Replace('\\', '/')) : null;

    /// <summary>Gets the line of the language in the file, from 1.</summary>
    public int LanguageLine => LineOf(LanguageKey);

    /// <summary>Gets the line of the original's id in the file, from 1.</summary>
    public int TranslationLine => LineOf(TranslationKey);

    /// <summary>Reads the front matter of a text; a text without any has an empty one.</summary>
    /// <param name="text">Text with line feeds only, or its beginning.</param>
    /// <param name="maxLength">Characters within which the end is looked for.</param>
    public static FrontMatter Read(string text, int maxLength)
    {
        var matter = new FrontMatter(0);
        var first = EndOfLine(text, 0);
        if (!text.StartsWith("---", StringComparison.Ordinal) || !text.AsSpan(0, first).TrimEnd().SequenceEqual("---"))
        {
            return matter;
        }

        var end = FindEnd(text, first, maxLength);
        if (end < 0)
        {
            matter._faults.Add(new FrontMatterFault(1, KnowledgeFaultCodes.FrontMatterOpen, [maxLength.ToString(CultureInfo.InvariantCulture)]));
            return matter;
        }

        matter.BodyStart = Math.Min(text.Length, EndOfLine(text, end) + 1);
        matter.ReadYaml(text[first..end]);
        return matter;
    }

    private static int EndOfLine(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    private static int FindEnd(string text, int index, int maxLength)
    {
        while (index < text.Length && index < maxLength)
        {
            var start = index + 1;
            if (start >= text.Length)
            {
                break;
            }

            index = EndOfLine(text, start);
            if (text.AsSpan(start, index - start).TrimEnd() is "---" or "...")
            {
                return start;
            }
        }

        return -1;
    }

    private string? ValueOf(string key) => _values.TryGetValue(key, out var value) && value.Value.Length > 0 ? value.Value : null;

    private int LineOf(string key) => _values.TryGetValue(key, out var value) ? value.Line : 1;

    // The events are read instead of an object graph: aliases are never expanded, and what other programs keep there is skipped.
    private void ReadYaml(string yaml)
    {
        if (yaml.AsSpan().Count('{') + yaml.AsSpan().Count('[') > MaxFlowCollections)
        {
            AddFault(1, KnowledgeFaultCodes.FrontMatterForm);
            return;
        }

        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _) || parser.TryConsume<DocumentEnd>(out _))
            {
                return;
            }

            if (!parser.TryConsume<MappingStart>(out _))
            {
                if (parser.Current is not Scalar { Value.Length: 0 })
                {
                    AddFault(parser.Current?.Start.Line ?? 1, KnowledgeFaultCodes.FrontMatterForm);
                }

                return;
            }

            while (!parser.TryConsume<MappingEnd>(out _))
            {
                ReadEntry(parser);
            }
        }
        catch (YamlException exception)
        {
            AddFault(exception.Start.Line, KnowledgeFaultCodes.FrontMatter, exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // On odd input the parser throws many kinds besides its own, from EndOfStreamException to ArgumentException.
            AddFault(1, KnowledgeFaultCodes.FrontMatter, exception.Message);
        }
    }

    private void ReadEntry(Parser parser)
    {
        var key = parser.Current is Scalar scalar ? KnownKey(scalar.Value) : null;
        var line = parser.Current?.Start.Line ?? 1;
        parser.SkipThisAndNestedEvents();
        if (key is null)
        {
            parser.SkipThisAndNestedEvents();
        }
        else if (!parser.TryConsume<Scalar>(out var value) || value.Value.AsSpan().Trim().Contains('\n'))
        {
            AddFault(line, KnowledgeFaultCodes.FrontMatterValue, key);
            if (value is null)
            {
                parser.SkipThisAndNestedEvents();
            }
        }
        else if (!_values.TryAdd(key, (TextOf(value), ToFileLine(line))))
        {
            AddFault(line, KnowledgeFaultCodes.FrontMatterTwice, key);
        }
    }

    // Plain `~` and `null` are YAML's ways to leave a value out.
    private static string TextOf(Scalar value) =>
        value.Style == ScalarStyle.Plain && value.Value is "~" or "null" ? "" : PlainText.Clean(value.Value, keepLines: false);

    private static string? KnownKey(string key)
    {
        var folded = key.Trim().Replace('_', '-');
        return Array.Find(KnownKeys, known => known.Equals(folded, StringComparison.OrdinalIgnoreCase));
    }

    private void AddFault(long line, string code, params string[] arguments) => _faults.Add(new FrontMatterFault(ToFileLine(line), code, arguments));

    // The YAML begins at the end of the first line, so that its line numbers are the file's.
    private static int ToFileLine(long line) => (int)Math.Max(1, line);
}
