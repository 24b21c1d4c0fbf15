using System.CommandLine;
using System.Globalization;
using StargateBot.Batch;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Answering;
using StargateBot.Json;
using StargateBot.Localization;
using StargateBot.Output;

namespace StargateBot.Commands;

/// <summary><c>ask</c>: answers one question, or one question a line.</summary>
internal sealed class AskCommand : Command
{
    private readonly Texts _texts;
    private readonly Argument<string?> _question;
    private readonly Option<string?> _knowledge;
    private readonly Option<string?> _language;
    private readonly Option<bool> _json;
    private readonly Option<bool> _batch;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public AskCommand(Texts texts)
        : base("ask", texts.AskDescription)
    {
        _texts = texts;
        _question = new Argument<string?>("QUESTION") { Description = texts.AskQuestionDescription, HelpName = "\"QUESTION\"", Arity = ArgumentArity.ZeroOrOne };
        _language = CommonOptions.ReplyLanguage(texts);
        _json = new Option<bool>("--json") { Description = texts.AskJsonDescription };
        _batch = new Option<bool>("--batch") { Description = texts.AskBatchDescription };
        _knowledge = CommonOptions.Knowledge(texts);
        Add(_question);
        Add(_language);
        Add(_json);
        Add(_batch);
        Add(_knowledge);
        Validators.Add(result =>
        {
            if (Complaint(result.GetValue(_question), result.GetValue(_batch)) is { } complaint)
            {
                result.AddError(complaint);
            }
        });
        SetAction(RunAsync);
    }

    private string? Complaint(string? question, bool batch) => question switch
    {
        null => batch ? null : _texts.ErrorQuestionMissing,
        _ when UsageErrors.IsOption(question) => _texts.ErrorUnknownArgument.With(question),
        _ when batch => _texts.ErrorQuestionAndBatch,
        _ when string.IsNullOrWhiteSpace(question) => _texts.ErrorQuestionEmpty,
        _ => null,
    };

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var services = KnowledgeOpener.Open(parsed.GetValue(_knowledge), _texts, progress: null, cancellationToken);
        var language = parsed.GetLanguage(_language);
        if (parsed.GetValue(_batch))
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Utf8Console.OpenBufferedOutput();
            return await new BatchRunner(services.Answers, _texts, language, Console.Error).RunAsync(input, output, cancellationToken);
        }

        var question = new Question(parsed.GetRequiredValue(_question)!) { Language = language, Locale = Texts.LocaleOf(CultureInfo.CurrentUICulture) };
        var answer = await services.Answers.AnswerAsync(question, cancellationToken);
        if (parsed.GetValue(_json))
        {
            Console.Out.WriteLine(AnswerJson.From(answer, id: null).ToLine());
        }
        else
        {
            new AnswerPrinter(Console.Out, TerminalStyle.OfConsole()).Print(answer);
        }

        return answer.Outcome == AnswerOutcome.Failed ? ExitCode.Fault : ExitCode.Done;
    }
}
