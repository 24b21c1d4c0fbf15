using Microsoft.Extensions.Logging;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Core.Answering;

/// <summary>What the answering of one knowledge folder is made from.</summary>
/// <param name="KnowledgePath">The knowledge folder.</param>
public sealed record AnsweringSettings(string KnowledgePath)
{
    /// <summary>Gets the folder of texts that admins taught, whose documents have ids <c>taught/…</c>; it may be missing. Null for none.</summary>
    public string? TaughtPath { get; init; }

    /// <summary>Gets a snapshot of the same folder: what has not changed since is not read again. It must stay open until the new one is made. Null to read all.</summary>
    public KnowledgeSnapshot? Previous { get; init; }

    /// <summary>Gets the language of replies when question, history and locale hold no evidence.</summary>
    /// <value>The default is Indonesian.</value>
    public Language DefaultLanguage { get; init; } = Language.Indonesian;

    /// <summary>Gets how many answers are kept, so that a question that is asked again costs next to nothing; 0 for none.</summary>
    /// <value>The default is 0.</value>
    public int KeptAnswers { get; init; }

    /// <summary>Gets the settings of retrieval.</summary>
    public RetrievalOptions Retrieval { get; init; } = RetrievalOptions.Default;

    /// <summary>Gets what is told of faults while answering, or null.</summary>
    public ILogger<AnswerService>? Logger { get; init; }
}

/// <summary>An opened knowledge folder and what answers from it. Dispose it when the last question is answered.</summary>
public sealed class AnsweringServices : IDisposable
{
    private AnsweringServices(string knowledgePath, KnowledgeSnapshot snapshot, IAnswerService answers)
    {
        KnowledgePath = knowledgePath;
        Snapshot = snapshot;
        Answers = answers;
    }

    /// <summary>Gets the absolute path of the knowledge folder.</summary>
    public string KnowledgePath { get; }

    /// <summary>Gets the knowledge as it was when it was opened.</summary>
    public KnowledgeSnapshot Snapshot { get; }

    /// <summary>Gets what answers.</summary>
    public IAnswerService Answers { get; }

    /// <summary>Reads a knowledge folder and makes what answers from it.</summary>
    /// <param name="settings">Where the knowledge is and how to answer.</param>
    /// <param name="time">Measures how long answering takes.</param>
    /// <param name="progress">Told how far the reading is, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KnowledgeException">The folder cannot be read.</exception>
    /// <exception cref="IOException">A large index cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static AnsweringServices Open(
        AnsweringSettings settings, TimeProvider time, IProgress<KnowledgeProgress>? progress, CancellationToken cancellationToken)
    {
        var folder = OpenFolder(settings);
        var snapshot = KnowledgeSnapshotBuilder.Build(folder, settings.Retrieval, settings.Previous, progress, cancellationToken);
        IAnswerService answers = new AnswerService(snapshot, new AnsweringOptions { DefaultLanguage = settings.DefaultLanguage }, time, settings.Logger);
        return new AnsweringServices(folder.Path, snapshot, settings.KeptAnswers > 0 ? new KeptAnswers(answers, settings.KeptAnswers, time) : answers);
    }

    /// <summary>Gets the folder for looking at what it holds.</summary>
    /// <param name="settings">Where the knowledge is.</param>
    /// <exception cref="KnowledgeException">There is no such folder.</exception>
    public static KnowledgeFolder OpenFolder(AnsweringSettings settings) =>
        new(settings.KnowledgePath, LanguageIdentifier.Identify, settings.DefaultLanguage, limits: null, settings.TaughtPath);

    /// <summary>Closes the index.</summary>
    public void Dispose() => Snapshot.Dispose();
}
