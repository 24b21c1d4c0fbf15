using System.CommandLine;
using System.Globalization;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Knowledge;
using StargateBot.Localization;
using StargateBot.Output;
using StargateBot.Reports;
using StargateBot.Storage;

namespace StargateBot.Commands;

/// <summary><c>report</c>: writes figures and what was asked in vain, from the configured store, also while a worker uses it.</summary>
internal sealed class ReportCommand : Command
{
    private const string Markdown = "markdown";
    private const string Csv = "csv";

    private readonly Texts _texts;
    private readonly ReportTexts _reportTexts;
    private readonly ConfigurationArguments _settings;
    private readonly Option<string?> _days;
    private readonly Option<string?> _format;
    private readonly Option<string?> _output;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="settings">The settings among the arguments.</param>
    public ReportCommand(Texts texts, ConfigurationArguments settings)
        : base("report", ReportTexts.For(texts.Language).Description)
    {
        _texts = texts;
        _reportTexts = ReportTexts.For(texts.Language);
        _settings = settings;
        _days = CommonOptions.WithValue("--days", "N", _reportTexts.DaysDescription, texts);
        Check(_days, value => InsightPeriod.TryParse(value, out _), value => _reportTexts.DaysWrong(value, InsightPeriod.MaxDays));
        _format = CommonOptions.WithValue("--format", $"{Markdown}|{Csv}", _reportTexts.FormatDescription, texts);
        Check(_format, value => value is Markdown or Csv, _reportTexts.FormatWrong);
        _output = CommonOptions.WithValue("--output", "FILE", _reportTexts.OutputDescription, texts);
        Add(_days);
        Add(_format);
        Add(_output);
        SetAction(RunAsync);
    }

    private static void Check(Option<string?> option, Func<string, bool> isRight, Func<string, string> error) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var value }, ..] && !string.IsNullOrWhiteSpace(value) && !isRight(value))
        {
            result.AddError(error(value));
        }
    });

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = HostConfiguration.Load(_settings.Require(), _texts);
        var path = PathOf(configuration[$"{StorageOptions.SectionName}:{nameof(StorageOptions.ConnectionString)}"] ?? new StorageOptions().ConnectionString);
        var days = InsightPeriod.TryParse(parsed.GetValue(_days), out var given) ? given : InsightPeriod.DefaultDays;
        using var store = StoreReader.Open(path) ?? throw new BadInputException(_reportTexts.NoStore(path));
        var report = await InsightReport.ReadAsync(
            store.History, WordsOf(HostSettings.From(configuration, _texts)), days, TimeProvider.System.GetUtcNow(), cancellationToken);
        var isCsv = parsed.GetValue(_format) == Csv;
        if (parsed.GetValue(_output) is not { } file)
        {
            await using var output = Utf8Console.OpenBufferedOutput();
            Write(report, isCsv, output);
            return ExitCode.Done;
        }

        WriteFile(file, output => Write(report, isCsv, output));
        await Console.Error.WriteLineAsync(_reportTexts.Written(Path.GetFullPath(file)));
        return ExitCode.Done;
    }

    private string PathOf(string connectionString)
    {
        try
        {
            return StoreReader.PathOf(connectionString);
        }
        catch (ArgumentException)
        {
            // The value is not shown: a connection string may hold a password.
            throw new BadInputException(_reportTexts.ConnectionStringWrong);
        }
    }

    // The words of the knowledge tell better which questions are about the same; without its folder the general ones do.
    private KnowledgeWords WordsOf(HostSettings settings)
    {
        try
        {
            return KnowledgeWords.Of(KnowledgeOpener.OpenFolder(settings, null, _texts).ReadWordLines(new List<KnowledgeFault>()));
        }
        catch (BadInputException)
        {
            return KnowledgeWords.Of([]);
        }
    }

    private void Write(InsightReport report, bool isCsv, TextWriter output)
    {
        if (isCsv)
        {
            CsvReport.Write(report, output);
        }
        else
        {
            MarkdownReport.Write(report, _texts.Language, output);
        }
    }

    // Beside it first: whoever reads the file sees the old report or the new one, never half of one.
    private void WriteFile(string file, Action<TextWriter> write)
    {
        var half = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}.tmp");
        try
        {
            using (var output = new StreamWriter(half, append: false, Utf8Console.Encoding) { NewLine = "\n" })
            {
                write(output);
            }

            File.Move(half, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(half))
            {
                File.Delete(half);
            }

            throw new BadInputException(_reportTexts.NotWritten(file, exception.Message));
        }
    }
}
