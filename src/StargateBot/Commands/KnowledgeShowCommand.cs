using System.CommandLine;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Localization;
using StargateBot.Output;

namespace StargateBot.Commands;

/// <summary><c>knowledge show</c>: prints the documents as they are read: passages with locators, cut into sentences.</summary>
internal sealed class KnowledgeShowCommand : Command
{
    private const int MaxNamedDocuments = 10;

    private readonly Texts _texts;
    private readonly Option<string?> _knowledge;
    private readonly Option<string?> _document;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public KnowledgeShowCommand(Texts texts)
        : base("show", texts.KnowledgeShowDescription)
    {
        _texts = texts;
        _document = CommonOptions.WithValue("--document", "ID", texts.KnowledgeShowDocumentDescription, texts);
        _knowledge = CommonOptions.Knowledge(texts);
        Add(_document);
        Add(_knowledge);
        SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed, cancellationToken)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = KnowledgeOpener.OpenFolder(parsed.GetValue(_knowledge), _texts);
        var wanted = parsed.GetValue(_document);
        var faults = new List<KnowledgeFault>();
        var passedOver = new List<string>();
        var shown = 0;
        using var output = Utf8Console.OpenBufferedOutput();
        foreach (var document in folder.Read(faults, progress: null, cancellationToken)
            .SelectMany(pair => new[] { pair.Original, pair.Translation }).OfType<Document>())
        {
            if (wanted is null || document.Id == wanted)
            {
                Print(document, output, shown++ > 0);
            }
            else if (passedOver.Count < MaxNamedDocuments)
            {
                passedOver.Add(document.Id);
            }
        }

        if (shown == 0 && wanted is not null)
        {
            throw new BadInputException(_texts.ErrorDocumentUnknown.With(wanted, string.Join(", ", passedOver)));
        }

        if (faults.Count > 0)
        {
            Console.Error.WriteLine(_texts.FaultsSkipped.With(faults.Count));
        }

        return ExitCode.Done;
    }

    private void Print(Document document, TextWriter output, bool separate)
    {
        var style = TerminalStyle.OfConsole();
        if (separate)
        {
            output.WriteLine();
        }

        output.WriteLine(style.Bold($"{document.Id} ({document.Language.ToCode()})") + "  " + SafeText.ForTerminal(document.Title));
        if (document.TranslationOf is { } original)
        {
            output.WriteLine(style.Dim(_texts.ShowTranslationOf.With(original)));
        }

        foreach (var passage in document.Passages)
        {
            var heading = passage.Heading.Length == 0 ? "" : "  " + SafeText.ForTerminal(passage.Heading);
            output.WriteLine(style.Bold($"{passage.Locator}") + style.Dim($"  {passage.Kind.ToString().ToLowerInvariant()}{heading}"));
            foreach (var sentence in passage.Sentences)
            {
                output.WriteLine("  - " + SafeText.ForTerminal(sentence.Of(passage.Text).ReplaceLineEndings(" / ")));
            }
        }
    }
}
