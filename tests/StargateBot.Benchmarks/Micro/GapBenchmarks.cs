using BenchmarkDotNet.Attributes;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Micro;

/// <summary>The grouping of questions that were asked in vain.</summary>
[MemoryDiagnoser]
public class GapBenchmarks
{
    private static readonly string[] Subjects = ["OpenAI", "Samsung", "SK Hynix", "SoftBank", "Oracle", "Stargate", "Nvidia", "TSMC", "Micron", "Arm"];

    private static readonly string[] Frames =
    [
        "Berapa harga saham {0} {1}?", "what is the {1} share price of {0}", "min mau nanya dong, {0} itu {1} nya gimana sih?", "siapa pesaing {0} soal {1}",
        "kapan {0} {1} diumumkan??", "Where can I find the {1} of {0}?", "{0} {1}", "brp lama {0} bikin {1} ya kak", "why does {0} need {1}", "bagaimana {1} di {0}",
    ];

    private OpenQuestion[] _questions = [];
    private GapGrouper _grouper = null!;

    /// <summary>Gets or sets how many questions there are, nearly all of them in words of their own.</summary>
    [Params(1_000, 10_000)]
    public int Count { get; set; }

    /// <summary>Makes the questions.</summary>
    [GlobalSetup]
    public void Make()
    {
        _grouper = new GapGrouper(KnowledgeWords.Of([]).Analyzer);
        var words = WordFile.ReadLines("frequency.id.txt").Concat(WordFile.ReadLines("frequency.en.txt"))
            .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var random = new Random(1);
        _questions = new OpenQuestion[Count];
        for (var i = 0; i < Count; i++)
        {
            var thing = $"{words[random.Next(words.Length)]} {words[random.Next(words.Length)]}";
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, Frames[random.Next(Frames.Length)], Subjects[random.Next(Subjects.Length)], thing);
            _questions[i] = new OpenQuestion($"a{i}", text, Language.Indonesian, AnswerOutcome.Abstained, DateTimeOffset.UnixEpoch.AddSeconds(-i), $"u{i % 97}", null);
        }
    }

    /// <summary>Groups them.</summary>
    [Benchmark(Description = "grouping of open questions")]
    public IReadOnlyList<Gap> Group() => _grouper.Group(_questions, CancellationToken.None);
}
