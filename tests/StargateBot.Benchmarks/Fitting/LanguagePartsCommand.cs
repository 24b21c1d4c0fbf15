using System.Diagnostics;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>Prints what the parts of <c>Languages</c> cost: the first call in this process, then one call when warm, and its allocation.</summary>
/// <remarks><c>language-parts FILE…</c>: every line of the files is one text, as a passage of a knowledge file is.</remarks>
internal static class LanguagePartsCommand
{
    private const int WarmRounds = 400;
    private const int LongLength = 100_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static int Run(string[] files)
    {
        string[] texts = [.. files.SelectMany(File.ReadLines).Where(l => l.Length > 0)];
        var lexicon = Cold("Lexicon.FromLines(synonyms.txt)", () => Lexicon.FromLines(WordFile.ReadLines("synonyms.txt")));
        Cold("Lexicon.FromLines, second time", () => Lexicon.FromLines(WordFile.ReadLines("synonyms.txt")));
        var analyzer = new TextAnalyzer(lexicon);
        Console.WriteLine($"{texts.Length} texts of {texts.Average(t => t.Length):F0} characters on average");

        Measure("LanguageIdentifier.Identify", t => LanguageIdentifier.Identify(t));
        Measure("ChatSpelling.Normalize", t => ChatSpelling.Normalize(t, Language.Indonesian));
        Measure("QuantityReader.Read", t => QuantityReader.Read(t, Language.Indonesian));
        Measure("MessageSanitizer.Sanitize", t => MessageSanitizer.Sanitize(t));
        Measure("TextAnalyzer.Tokenize", t => TextAnalyzer.Tokenize(t, Language.Indonesian));
        Measure("TextAnalyzer.Analyze", t => analyzer.Analyze(t, Language.Indonesian, LexiconSide.Question));
        Cold("AnswerTexts, English", () => AnswerTexts.For(Language.English).Help);
        Cold("AnswerTexts, Indonesian", () => AnswerTexts.For(Language.Indonesian).Help);

        var longText = string.Concat(Enumerable.Repeat(texts[0] + ' ', (LongLength / texts[0].Length) + 1))[..LongLength];
        Cold("Sanitize, 100 000 characters", () => MessageSanitizer.Sanitize(longText));
        Cold("Normalize, 100 000 characters", () => ChatSpelling.Normalize(longText, Language.Indonesian));
        Cold("Read, 100 000 characters", () => QuantityReader.Read(longText, Language.Indonesian));
        Cold("Analyze, 100 000 characters", () => analyzer.Analyze(longText, Language.Indonesian, LexiconSide.Question));
        return 0;

        void Measure<T>(string name, Func<string, T> part)
        {
            Cold(name, () => part(texts[0]));
            // Until the runtime has compiled it for good, which it does in the background.
            for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < WarmUp;)
            {
                Array.ForEach(texts, t => part(t));
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < WarmRounds; i++)
            {
                foreach (var text in texts)
                {
                    part(text);
                }
            }

            var calls = (double)WarmRounds * texts.Length;
            Console.WriteLine($"  warm {Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls,8:F2} µs {(GC.GetAllocatedBytesForCurrentThread() - allocated) / calls,9:F0} B  {name}");
        }
    }

    private static T Cold<T>(string name, Func<T> part)
    {
        // The processor's time is the process's own, whatever else the machine does; the runtime's compiler threads are in it.
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var result = part();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine($"  cold {elapsed,8:F2} ms, processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,6:F1} ms  {name}");
        return result;
    }
}
