using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>Reads where settings stand: file, user secrets, environment, command line; a later one wins.</summary>
internal static class HostConfiguration
{
    private const string FileName = "appsettings.json";

    // The id in the project file: where `dotnet user-secrets --project src/StargateBot set KEY VALUE` writes.
    private const string UserSecretsId = "stargatebot";

    /// <summary>
    /// Reads <c>appsettings.json</c> of the working directory, or else the one beside the program, then user secrets, then
    /// environment variables such as <c>Knowledge__Path</c>, then the settings of the command line.
    /// </summary>
    /// <param name="settings">Settings of the command line.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">A file is no JSON or cannot be read.</exception>
    public static IConfigurationRoot Load(IReadOnlyList<KeyValuePair<string, string?>> settings, Texts texts)
    {
        var configuration = new ConfigurationManager();
        AddFile(configuration, BesideProgram.Find(FileName, File.Exists), texts);
        AddFile(configuration, PathHelper.GetSecretsPathFromSecretsId(UserSecretsId), texts);
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(settings);
        return configuration;
    }

    // As a stream: the file providers watch, and a start that is measured in milliseconds pays for that.
    private static void AddFile(ConfigurationManager configuration, string? path, Texts texts)
    {
        if (path is null || !File.Exists(path))
        {
            return;
        }

        try
        {
            using var content = new MemoryStream(File.ReadAllBytes(path));
            configuration.AddJsonStream(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(texts.ErrorFileUnreadable.With(path, exception.Message));
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or FormatException)
        {
            throw new BadInputException(texts.ErrorConfigurationFile.With(path, exception.Message));
        }
    }
}
