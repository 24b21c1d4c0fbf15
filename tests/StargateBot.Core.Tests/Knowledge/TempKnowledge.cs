using System.Text;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

/// <summary>A knowledge folder that lives as long as a test.</summary>
internal sealed class TempKnowledge : IDisposable
{
    private static readonly string[] EnglishWords = ["the", "of", "is", "and", "in", "a"];

    public string Root { get; } = Directory.CreateTempSubdirectory("knowledge-").FullName;

    public List<KnowledgeFault> Faults { get; } = [];

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string PathOf(string path)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    public TempKnowledge With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public TempKnowledge With(string path, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(path), bytes);
        return this;
    }

    public KnowledgeFolder Folder(KnowledgeLimits? limits = null) => new(Root, Identify, Language.Indonesian, limits);

    public List<DocumentPair> Read(KnowledgeLimits? limits = null)
    {
        Faults.Clear();
        return [.. Folder(limits).Read(Faults, cancellationToken: TestContext.Current.CancellationToken)];
    }

    /// <summary>Reads a folder that must hold one document and no fault.</summary>
    public Document ReadOne()
    {
        var pair = Assert.Single(Read());
        Assert.Empty(Faults);
        return pair.Original;
    }

    /// <summary>Tells languages apart by a few English words; enough for tests, and none of the product's.</summary>
    public static LanguageGuess Identify(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        return !text.Any(char.IsLetter) ? new LanguageGuess(null, 0)
            : words.Any(EnglishWords.Contains) ? new LanguageGuess(Language.English, 0.9)
            : new LanguageGuess(Language.Indonesian, 0.9);
    }
}
