namespace StargateBot.Core.Languages;

/// <summary>Reads the word lists that ship inside this assembly (<c>Languages/Words/*.txt</c>).</summary>
public static class WordFile
{
    private static readonly System.Reflection.Assembly Assembly = typeof(WordFile).Assembly;

    /// <summary>Reads the lines of a list without comments (<c>#</c> to the end of the line) and empty lines.</summary>
    /// <param name="name">File name, such as <c>synonyms.txt</c>.</param>
    /// <exception cref="FileNotFoundException">No such list ships.</exception>
    public static IEnumerable<string> ReadLines(string name)
    {
        using var stream = Assembly.GetManifestResourceStream("Words/" + name)
            ?? throw new FileNotFoundException($"The word list '{name}' is not part of the assembly.", name);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (WithoutComment(line) is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }

    /// <summary>Reads the words of one language from a list whose lines are <c>id word</c> or <c>en word</c>.</summary>
    /// <param name="name">File name.</param>
    /// <param name="language">The language whose lines are wanted.</param>
    /// <exception cref="FileNotFoundException">No such list ships.</exception>
    public static IEnumerable<string> ReadTagged(string name, Language language)
    {
        var tag = language.ToCode() + " ";
        return ReadLines(name).Where(line => line.StartsWith(tag, StringComparison.Ordinal)).Select(line => line[tag.Length..].Trim());
    }

    /// <summary>Cuts the comment and the white space around a line.</summary>
    /// <param name="line">A line of a word list.</param>
    public static string WithoutComment(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        return (comment < 0 ? line : line[..comment]).Trim();
    }
}
