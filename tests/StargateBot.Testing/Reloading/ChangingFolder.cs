using StargateBot.Core.Answering;

namespace StargateBot.Testing.Reloading;

/// <summary>What is done to a knowledge folder before a reload.</summary>
public enum FolderChange
{
    /// <summary>A text says something else, and nothing speaks against it.</summary>
    Changed,

    /// <summary>A figure that golden questions ask for is another.</summary>
    WrongFigure,

    /// <summary>A file cannot be read.</summary>
    Broken,

    /// <summary>There is no document.</summary>
    Emptied,
}

/// <summary>A copy of a knowledge folder that is changed again and again, with what is to be answered from each of its states.</summary>
public sealed class ChangingFolder : IDisposable
{
    /// <summary>How many notes there are that take each other's place.</summary>
    public const int Notes = 4;

    private const string NotesFile = "notes.md";
    private const string GoldenFile = "golden.jsonl";
    private const string BrokenFile = "broken.md";
    private const string Figure = "100";
    private const string OtherFigure = "120";

    private readonly string _root = Directory.CreateTempSubdirectory("changing-").FullName;
    private readonly string _original;
    private readonly int _goldenQuestions;

    /// <summary>Copies a folder.</summary>
    /// <param name="original">The folder.</param>
    /// <param name="goldenQuestions">How many of its golden questions are copied.</param>
    public ChangingFolder(string original, int goldenQuestions = int.MaxValue)
    {
        _original = original;
        _goldenQuestions = goldenQuestions;
        Apply(FolderChange.Changed, 0);
    }

    /// <summary>Gets the folder.</summary>
    public string Knowledge => Path.Combine(_root, "knowledge");

    /// <summary>Gets a folder for what the program keeps.</summary>
    public string Data => Path.Combine(_root, "data");

    /// <summary>Gets a question whose answer tells which note is there.</summary>
    public static Question NoteQuestion { get; } = new("Berapa nomor catatan stasiun?");

    /// <summary>Changes the folder.</summary>
    /// <param name="change">How.</param>
    /// <param name="note">Number of the note that is there.</param>
    public void Apply(FolderChange change, int note)
    {
        CopyOriginal(change != FolderChange.Emptied);
        if (change != FolderChange.Emptied)
        {
            Put(NotesFile, $"# Catatan stasiun\n\nNomor catatan stasiun adalah {note + 71}.\n");
        }

        Put(GoldenFile, string.Join('\n', File.ReadLines(Path.Combine(_original, GoldenFile)).Take(_goldenQuestions)));
        if (change == FolderChange.WrongFigure)
        {
            foreach (var file in Directory.EnumerateFiles(Knowledge, "announcement.*"))
            {
                Put(Path.GetFileName(file), File.ReadAllText(file).Replace(Figure, OtherFigure, StringComparison.Ordinal));
            }
        }

        if (change == FolderChange.Broken)
        {
            Put(BrokenFile, "---\nlanguage: xx\n---\n\nBroken.\n");
        }
        else
        {
            File.Delete(Path.Combine(Knowledge, BrokenFile));
        }
    }

    /// <summary>Answers questions from every state that may come into use, by version. Leaves the folder as it is at first.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyDictionary<string, Answer[]>> AnswerAllAsync(IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        var byVersion = new Dictionary<string, Answer[]>();
        foreach (var change in (FolderChange[])[FolderChange.WrongFigure, FolderChange.Broken, FolderChange.Changed])
        {
            for (var note = Notes - 1; note >= 0; note--)
            {
                Apply(change, note);
                using var services = AnsweringServices.Open(new AnsweringSettings(Knowledge), TimeProvider.System, null, cancellationToken);
                var answers = new Answer[questions.Count];
                for (var i = 0; i < answers.Length; i++)
                {
                    answers[i] = await services.Answers.AnswerAsync(questions[i], cancellationToken);
                }

                byVersion[services.Snapshot.Version] = answers;
            }
        }

        return byVersion;
    }

    /// <summary>Deletes the folder.</summary>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    // As editors do: written beside and moved to its place, for somebody may be reading.
    private void Put(string name, string text)
    {
        var target = Path.Combine(Knowledge, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = Path.Combine(_root, "draft");
        File.WriteAllText(draft, text);
        File.Move(draft, target, overwrite: true);
    }

    private void CopyOriginal(bool withDocuments)
    {
        foreach (var source in Directory.EnumerateFiles(_original, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(_original, source);
            if (withDocuments || !source.EndsWith(".md", StringComparison.Ordinal))
            {
                Put(name, File.ReadAllText(source));
            }
            else
            {
                File.Delete(Path.Combine(Knowledge, name));
            }
        }

        if (!withDocuments)
        {
            File.Delete(Path.Combine(Knowledge, NotesFile));
        }
    }
}
