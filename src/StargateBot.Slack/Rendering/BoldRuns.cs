namespace StargateBot.Slack.Rendering;

/// <summary>Cuts a line of a reply into plain and bold runs: <c>**bold**</c> is the only markup of a reply's text.</summary>
internal ref struct BoldRuns(ReadOnlySpan<char> line)
{
    private const string Mark = "**";

    private ReadOnlySpan<char> _rest = line;

    /// <summary>Gets the text of the current run, without marks.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Gets whether the current run is bold.</summary>
    public bool IsBold { get; private set; }

    /// <summary>Goes to the next run; a mark without a partner is plain text.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var (start, end) = Pair(_rest);
        if (start == 0)
        {
            IsBold = true;
            Text = _rest[Mark.Length..end];
            _rest = _rest[(end + Mark.Length)..];
            return true;
        }

        IsBold = false;
        Text = start < 0 ? _rest : _rest[..start];
        _rest = _rest[Text.Length..];
        return true;
    }

    private static (int Start, int End) Pair(ReadOnlySpan<char> text)
    {
        for (var start = text.IndexOf(Mark); start >= 0;)
        {
            var inside = text[(start + Mark.Length)..];
            var length = inside.IndexOf(Mark);
            if (length < 0)
            {
                break;
            }

            if (length > 0 && !char.IsWhiteSpace(inside[0]) && !char.IsWhiteSpace(inside[length - 1]) && inside[0] != '*')
            {
                return (start, start + Mark.Length + length);
            }

            var next = inside.IndexOf(Mark);
            start = next < 0 ? -1 : start + Mark.Length + next;
        }

        return (-1, -1);
    }
}
