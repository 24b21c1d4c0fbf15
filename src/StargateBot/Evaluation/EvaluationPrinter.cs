using System.Globalization;
using Spectre.Console;
using StargateBot.Core.Languages;
using StargateBot.Json;
using StargateBot.Localization;
using StargateBot.Output;

namespace StargateBot.Evaluation;

/// <summary>Prints an evaluation: the failures, a table by kind and language, and the shares.</summary>
/// <param name="console">Where to print.</param>
/// <param name="texts">Texts in the person's language.</param>
internal sealed class EvaluationPrinter(IAnsiConsole console, Texts texts)
{
    /// <summary>Prints everything.</summary>
    /// <param name="report">What was found.</param>
    public void Print(EvaluationReport report)
    {
        PrintFailures(report);
        PrintTable(report);
        if (report.Folder is { } folder)
        {
            WriteLine(texts.EvalRecall.With(folder.RecallAt1, folder.RecallAt3));
            WriteLine($"{texts.EvalCited.With(30, folder.CitedAt30)}, {texts.EvalCited.With(60, folder.CitedAt60)}");
            WriteLine(texts.EvalWords.With(folder.MedianWords));
        }

        WriteLine(texts.EvalTime.With(Milliseconds(report.MedianMs), Milliseconds(report.P95Ms)));
    }

    private void PrintFailures(EvaluationReport report)
    {
        var failures = report.Verdicts.Where(verdict => !verdict.IsRight).ToList();
        if (failures.Count == 0)
        {
            return;
        }

        WriteLine(texts.EvalFailures);
        foreach (var verdict in failures)
        {
            var question = string.Join(" → ", verdict.Case.Question.History.Append(verdict.Case.Question.Text));
            WriteLine($"{verdict.Case.Id} [{verdict.Case.Language.ToCode()} {verdict.Case.Kind}] {question}");
            WriteLine($"  → {AnswerJson.CodeOf(verdict.Answer.Outcome)}: {verdict.Answer.Text.ReplaceLineEndings(" ")}");
            foreach (var complaint in verdict.Complaints)
            {
                WriteLine($"  ✗ {complaint}");
            }
        }

        WriteLine("");
    }

    private void PrintTable(EvaluationReport report)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        table.AddColumn(texts.ColumnKind);
        table.AddColumn(new TableColumn("id") { Alignment = Justify.Right });
        table.AddColumn(new TableColumn("en") { Alignment = Justify.Right });
        table.AddColumn(new TableColumn(texts.ColumnAll) { Alignment = Justify.Right });
        foreach (var answerable in new[] { true, false })
        {
            var kinds = report.Kinds.Where(kind => kind.Answerable == answerable).ToList();
            foreach (var kind in kinds)
            {
                AddRow(table, kind.Kind, kind);
            }

            if (kinds.Count > 0)
            {
                AddRow(table, answerable ? texts.EvalAnswerable : texts.EvalNotAnswerable, Sum(kinds));
                table.AddEmptyRow();
            }
        }

        console.Write(table);
    }

    private static void AddRow(Table table, string name, KindFigures figures) => table.AddRow(
        Markup.Escape(name), Markup.Escape(figures.Indonesian.ToString()), Markup.Escape(figures.English.ToString()), Markup.Escape(figures.All.ToString()));

    private static KindFigures Sum(List<KindFigures> kinds) => new(
        "",
        kinds[0].Answerable,
        new Share(kinds.Sum(kind => kind.Indonesian.Right), kinds.Sum(kind => kind.Indonesian.Total)),
        new Share(kinds.Sum(kind => kind.English.Right), kinds.Sum(kind => kind.English.Total)));

    private static string Milliseconds(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    // Not wrapped: a line that is searched for must stay one line.
    private void WriteLine(string line) => console.Profile.Out.Writer.WriteLine(SafeText.ForTerminal(line));
}
