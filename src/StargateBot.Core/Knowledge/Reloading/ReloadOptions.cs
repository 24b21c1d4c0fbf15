using StargateBot.Core.Answering;
using StargateBot.Core.Chat;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Where knowledge comes from and how it is changed.</summary>
public sealed record ReloadOptions
{
    /// <summary>Gets the folder and how to answer from it. <see cref="AnsweringSettings.TaughtPath"/> is where taught texts are kept.</summary>
    public required AnsweringSettings Answering { get; init; }

    /// <summary>Gets the folder of the program's own data; what is kept lies in <c>knowledge/</c> of it.</summary>
    public required string DataPath { get; init; }

    /// <summary>Gets how many snapshots are kept, the loaded one included; 0 for none.</summary>
    /// <value>The default is 10.</value>
    public int KeptSnapshots { get; init; } = 10;

    /// <summary>Gets how long a snapshot that something speaks against is held for an admin to decide.</summary>
    /// <value>The default is 30 minutes.</value>
    public TimeSpan HeldFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets what reads the questions that go with a folder, or null where there are none.</summary>
    public Func<string, CancellationToken, Task<ISuggestedQuestions>>? ReadSuggestions { get; init; }

    /// <summary>Gets what opens a folder.</summary>
    /// <value>The default is <see cref="AnsweringServices.Open"/>.</value>
    public KnowledgeOpening Open { get; init; } = AnsweringServices.Open;
}

/// <summary>Opens a knowledge folder, as <see cref="AnsweringServices.Open"/> does.</summary>
/// <param name="settings">Where the knowledge is and how to answer.</param>
/// <param name="time">Measures how long answering takes.</param>
/// <param name="progress">Told how far the reading is, or null.</param>
/// <param name="cancellationToken">Gives up.</param>
public delegate AnsweringServices KnowledgeOpening(
    AnsweringSettings settings, TimeProvider time, IProgress<KnowledgeProgress>? progress, CancellationToken cancellationToken);
