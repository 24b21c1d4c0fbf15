using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>The settings of the program, checked.</summary>
/// <param name="Knowledge">Section <c>Knowledge</c>.</param>
/// <param name="Language">Section <c>Language</c>.</param>
internal sealed record HostSettings(KnowledgeOptions Knowledge, LanguageOptions Language)
{
    private const string FileName = "appsettings.json";

    /// <summary>
    /// Reads <c>appsettings.json</c> of the working directory, or else the one beside the program, then environment variables
    /// such as <c>Knowledge__Path</c>.
    /// </summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">The file is no JSON, or a value cannot be used.</exception>
    public static HostSettings Load(Texts texts)
    {
        var file = BesideProgram.Find(FileName, File.Exists);
        var builder = new ConfigurationBuilder();
        if (file is not null)
        {
            builder.AddJsonFile(file, optional: false, reloadOnChange: false);
        }

        builder.AddEnvironmentVariables();
        try
        {
            return From(builder.Build(), texts);
        }
        catch (InvalidDataException exception)
        {
            throw new BadInputException(texts.ErrorConfigurationFile.With(file, exception.InnerException?.Message ?? exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(texts.ErrorFileUnreadable.With(file, exception.Message));
        }
    }

    /// <summary>Takes the settings out of a configuration and checks them.</summary>
    /// <param name="configuration">The configuration; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">A value cannot be used.</exception>
    internal static HostSettings From(IConfiguration configuration, Texts texts) =>
        new(KnowledgeOptions.From(configuration.GetSection(KnowledgeOptions.SectionName), texts),
            LanguageOptions.From(configuration.GetSection(LanguageOptions.SectionName), texts));
}
