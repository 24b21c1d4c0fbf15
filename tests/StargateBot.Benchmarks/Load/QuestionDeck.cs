using System.Text.Json;

namespace StargateBot.Benchmarks.Load;

/// <summary>How a question reaches the bot.</summary>
internal enum Way
{
    /// <summary>The bot is mentioned in a channel.</summary>
    Mention,

    /// <summary>The bot is written to directly.</summary>
    DirectMessage,

    /// <summary>The bot's command is used in a channel.</summary>
    Command,
}

/// <summary>The questions of a run in their order: real ones, each way a third of the time, the same for each program of a run.</summary>
internal sealed class QuestionDeck
{
    private readonly string[] _questions;

    private QuestionDeck(string[] questions) => _questions = questions;

    /// <summary>Reads the golden questions that stand for themselves.</summary>
    /// <param name="file">A file of golden lines.</param>
    /// <param name="seed">Seed of their order.</param>
    public static QuestionDeck Read(string file, int seed)
    {
        var questions = File.ReadLines(file).Where(line => line.Length > 0).Select(QuestionOf).OfType<string>().ToArray();
        new Random(seed).Shuffle(questions);
        return new QuestionDeck(questions);
    }

    /// <summary>Gets the question with a number, from 0, and its way.</summary>
    /// <param name="number">The number; the deck begins anew after its last question.</param>
    public (string Question, Way Way) this[int number] =>
        (_questions[number % _questions.Length], (Way)(number % 3));

    private static string? QuestionOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        var golden = json.RootElement;
        return golden.TryGetProperty("q", out var question) && (!golden.TryGetProperty("ctx", out var earlier) || earlier.GetArrayLength() == 0)
            ? question.GetString()
            : null;
    }
}
