namespace StargateBot.Storage.Engine;

/// <summary>A statement's text with a number, under which every connection keeps it prepared.</summary>
internal sealed class Sql
{
    private static int _count;

    /// <summary>Makes a statement, once for the life of the process.</summary>
    /// <param name="text">Its text; parameters are <c>?1</c>, <c>?2</c> and so on.</param>
    public Sql(string text)
    {
        Text = text;
        Number = Interlocked.Increment(ref _count) - 1;
    }

    /// <summary>Gets the text.</summary>
    public string Text { get; }

    /// <summary>Gets the number, from 0.</summary>
    public int Number { get; }
}
