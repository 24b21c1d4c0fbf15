using System.Diagnostics;
using System.Text.Json;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>Prints how many questions of JSON-lines files (<c>lang</c>, <c>q</c>) are identified right, the misses, and the time of one.</summary>
internal static class LanguageCommand
{
    private const int TimedRounds = 200;

    public static int Run(string[] files)
    {
        foreach (var file in files)
        {
            var questions = File.ReadLines(file).Select(Read).ToList();
            var misses = questions.Where(q => LanguageIdentifier.Identify(q.Text).Language?.ToCode() != q.Language).ToList();
            foreach (var (language, text) in misses)
            {
                Console.WriteLine($"  {language} {LanguageIdentifier.Identify(text)} {text}");
            }

            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < TimedRounds; i++)
            {
                foreach (var question in questions)
                {
                    LanguageIdentifier.Identify(question.Text);
                }
            }

            var microseconds = Stopwatch.GetElapsedTime(started).TotalMicroseconds / TimedRounds / questions.Count;
            Console.WriteLine($"{Path.GetFileName(file)}: {questions.Count - misses.Count} of {questions.Count} right, {microseconds:F2} µs each");
        }

        return 0;
    }

    private static (string Language, string Text) Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return (document.RootElement.GetProperty("lang").GetString()!, document.RootElement.GetProperty("q").GetString()!);
    }
}
