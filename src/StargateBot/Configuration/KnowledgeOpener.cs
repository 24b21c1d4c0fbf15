using Microsoft.Extensions.Logging;
using StargateBot.CommandLine;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>Opens the knowledge that a command was asked to use, and says in the person's language when that cannot be done.</summary>
internal static class KnowledgeOpener
{
    /// <summary>Opens the knowledge folder for answering.</summary>
    /// <param name="askedFor">The value of <c>--knowledge</c>, or null for the configured folder.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="progress">Told how far the reading is, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BadInputException">The folder or the configuration cannot be used.</exception>
    public static AnsweringServices Open(
        string? askedFor, Texts texts, IProgress<KnowledgeProgress>? progress, CancellationToken cancellationToken)
    {
        var settings = HostSettings.Load(texts);
        return Open(SettingsOf(settings, settings.Knowledge.Resolve(askedFor)), texts, progress, cancellationToken);
    }

    /// <summary>Opens the knowledge folder of the worker.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">The folder.</param>
    /// <param name="logger">Told of faults while answering.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BadInputException">The folder cannot be used.</exception>
    public static AnsweringServices Open(
        HostSettings settings, string path, ILogger<AnswerService> logger, Texts texts, CancellationToken cancellationToken) =>
        Open(WorkerSettingsOf(settings, path) with { Logger = logger }, texts, progress: null, cancellationToken);

    /// <summary>Gets how the worker answers: from the folder and the texts that admins taught.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">The folder.</param>
    public static AnsweringSettings WorkerSettingsOf(HostSettings settings, string path) => SettingsOf(settings, path) with
    {
        KeptAnswers = settings.Knowledge.KeptAnswers,
        TaughtPath = Path.Combine(settings.DataPath, "taught"),
    };

    /// <summary>Opens the knowledge folder for looking at it.</summary>
    /// <param name="askedFor">The value of <c>--knowledge</c>, or null for the configured folder.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">The folder or the configuration cannot be used.</exception>
    public static KnowledgeFolder OpenFolder(string? askedFor, Texts texts) => OpenFolder(HostSettings.Load(texts), askedFor, texts);

    /// <summary>Opens the knowledge folder for looking at it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="askedFor">The value of <c>--knowledge</c>, or null for the configured folder.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">The folder cannot be used.</exception>
    public static KnowledgeFolder OpenFolder(HostSettings settings, string? askedFor, Texts texts)
    {
        var path = settings.Knowledge.Resolve(askedFor);
        return Guard(texts, () => AnsweringServices.OpenFolder(SettingsOf(settings, path)));
    }

    private static AnsweringSettings SettingsOf(HostSettings settings, string path) => new(path) { DefaultLanguage = settings.Language.Default };

    private static AnsweringServices Open(
        AnsweringSettings settings, Texts texts, IProgress<KnowledgeProgress>? progress, CancellationToken cancellationToken)
    {
        var services = Guard(texts, () => AnsweringServices.Open(settings, TimeProvider.System, progress, cancellationToken));
        if (services.Snapshot.UnitCount == 0)
        {
            services.Dispose();
            throw new BadInputException(texts.ErrorKnowledgeEmpty.With(settings.KnowledgePath));
        }

        return services;
    }

    private static T Guard<T>(Texts texts, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (KnowledgeException exception)
        {
            throw new BadInputException(KnowledgeFaultMessages.Describe(exception, texts.Language));
        }
    }
}
