using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Evaluation;
using StargateBot.Json;
using StargateBot.Localization;
using StargateBot.Output;

namespace StargateBot.Commands;

/// <summary><c>eval</c>: asks the golden questions of a file and judges the answers.</summary>
internal sealed class EvalCommand : Command
{
    private const string KnowledgeBesideFile = "knowledge";

    private readonly Texts _texts;
    private readonly Argument<string?> _file;
    private readonly Option<string?> _min;
    private readonly Option<bool> _json;
    private readonly Option<string?> _knowledge;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public EvalCommand(Texts texts)
        : base("eval", texts.EvalDescription)
    {
        _texts = texts;
        _file = new Argument<string?>("FILE") { Description = texts.EvalFileDescription, Arity = ArgumentArity.ZeroOrOne };
        _min = CommonOptions.WithValue("--min", "N", texts.EvalMinDescription, texts);
        _min.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }, ..] && !string.IsNullOrWhiteSpace(value) && PercentOf(value) is null)
            {
                result.AddError(texts.ErrorMin.With("--min", value));
            }
        });
        _json = new Option<bool>("--json") { Description = texts.EvalJsonDescription };
        _knowledge = CommonOptions.Knowledge(texts);
        Add(_file);
        Add(_min);
        Add(_json);
        Add(_knowledge);
        Validators.Add(result =>
        {
            if (result.GetValue(_file) is null)
            {
                result.AddError(texts.ErrorEvalFileMissing);
            }
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(_file)!;
        var golden = await ReadAsync(path, cancellationToken);
        using var services = await Loading.ShowAsync(
            _texts, (progress, token) => KnowledgeOpener.Open(KnowledgeOf(parsed, path, golden), _texts, progress, token), cancellationToken);
        var runner = new EvaluationRunner(services.Answers, new AnswerJudge(_texts));
        var progress = Console.IsErrorRedirected ? null : new AskingProgress(Console.Error, golden.Cases.Count, TimeProvider.System, _texts);
        var report = await runner.RunAsync(golden.Cases, progress, cancellationToken);
        if (parsed.GetValue(_json))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(EvaluationJson.From(report), HostJson.Lines.EvaluationJson));
        }
        else
        {
            new EvaluationPrinter(AnsiConsole.Console, _texts).Print(report);
        }

        if (PercentOf(parsed.GetValue(_min)) is { } min && report.LowerPercent < min)
        {
            await Console.Error.WriteLineAsync(_texts.EvalShareBelow.With(min, report.LowerPercent.ToString("0.0", CultureInfo.InvariantCulture)));
            return ExitCode.CheckFailed;
        }

        return ExitCode.Done;
    }

    private async Task<GoldenFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException(_texts.ErrorFileNotFound.With(path));
        }

        try
        {
            await using var input = File.OpenRead(path);
            var golden = await GoldenFile.ReadAsync(input, _texts, cancellationToken);
            if (golden.Faults.Count > 0)
            {
                // Figures over a part of the questions would look like figures over all.
                throw new BadInputException(string.Join(Environment.NewLine, golden.Faults.Select(fault => $"{path}: {fault}")));
            }

            return golden.Cases.Count > 0 ? golden : throw new BadInputException(_texts.EvalNoQuestions.With(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(_texts.ErrorFileUnreadable.With(path, exception.Message));
        }
    }

    // A set of the folder form lies beside the folder that it asks about.
    private string? KnowledgeOf(ParseResult parsed, string path, GoldenFile golden)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, KnowledgeBesideFile);
        return parsed.GetValue(_knowledge)
            ?? (golden.Cases.Any(golden => golden is FolderCase { Answerable: true }) && Directory.Exists(beside) ? beside : null);
    }

    private static double? PercentOf(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent : null;
}
