namespace StargateBot.Core.Knowledge;

/// <summary>Finds which passages of a document stayed, by hashes.</summary>
/// <remarks>
/// What both sides begin and end with stayed. Between, short stretches are aligned by a longest common subsequence; in longer ones
/// passages that stand once on each side are the anchors (B. Cohen's patience diff: the longest run of them in the same order), and
/// the stretches between anchors are aligned again, eight times at most. A long stretch without anchors counts as
/// replaced. So the work is bounded whatever the documents hold.
/// </remarks>
internal sealed class PassageAlignment
{
    /// <summary>Largest table of a longest common subsequence: a thousand passages on each side.</summary>
    public const int MaxCells = 1_000_000;

    private const int MaxDepth = 8;

    private readonly ulong[] _older;
    private readonly ulong[] _newer;
    private readonly List<(int Older, int Newer)> _stayed = [];

    private PassageAlignment(ulong[] older, ulong[] newer)
    {
        _older = older;
        _newer = newer;
    }

    /// <summary>Pairs the passages that stayed, as indexes from 0, in ascending order on both sides.</summary>
    /// <param name="older">Hashes of the older document's passages.</param>
    /// <param name="newer">Hashes of the newer document's passages.</param>
    public static IReadOnlyList<(int Older, int Newer)> Find(IReadOnlyList<ulong> older, IReadOnlyList<ulong> newer)
    {
        var alignment = new PassageAlignment([.. older], [.. newer]);
        alignment.Align();
        return alignment._stayed;
    }

    private void Align()
    {
        // Stretches wait on a stack, so that a hostile pair of documents cannot nest calls; the first stretch is on top.
        var pending = new Stack<Stretch>();
        pending.Push(new Stretch(0, _older.Length, 0, _newer.Length, MaxDepth));
        while (pending.TryPop(out var stretch))
        {
            var (older, olderEnd, newer, newerEnd, depth) = stretch;
            while (older < olderEnd && newer < newerEnd && _older[older] == _newer[newer])
            {
                _stayed.Add((older++, newer++));
            }

            var tail = 0;
            while (olderEnd > older && newerEnd > newer && _older[olderEnd - 1] == _newer[newerEnd - 1])
            {
                olderEnd--;
                newerEnd--;
                tail++;
            }

            if (tail > 0)
            {
                pending.Push(new Stretch(olderEnd, olderEnd + tail, newerEnd, newerEnd + tail, depth));
            }

            var middle = new Stretch(older, olderEnd, newer, newerEnd, depth - 1);
            if (middle.Cells <= MaxCells)
            {
                AlignShort(middle);
            }
            else if (depth > 0)
            {
                PushBetweenAnchors(middle, pending);
            }
        }
    }

    private void AlignShort(Stretch stretch)
    {
        var width = stretch.NewerLength + 1;
        var lengths = new int[(stretch.OlderLength + 1) * width];
        for (var i = stretch.OlderLength - 1; i >= 0; i--)
        {
            for (var j = stretch.NewerLength - 1; j >= 0; j--)
            {
                lengths[(i * width) + j] = _older[stretch.Older + i] == _newer[stretch.Newer + j]
                    ? lengths[((i + 1) * width) + j + 1] + 1
                    : Math.Max(lengths[((i + 1) * width) + j], lengths[(i * width) + j + 1]);
            }
        }

        var (older, newer) = (0, 0);
        while (older < stretch.OlderLength && newer < stretch.NewerLength)
        {
            if (_older[stretch.Older + older] == _newer[stretch.Newer + newer])
            {
                _stayed.Add((stretch.Older + older++, stretch.Newer + newer++));
            }
            else if (lengths[((older + 1) * width) + newer] >= lengths[(older * width) + newer + 1])
            {
                older++;
            }
            else
            {
                newer++;
            }
        }
    }

    private void PushBetweenAnchors(Stretch stretch, Stack<Stretch> pending)
    {
        var anchors = LongestAscending(Anchors(stretch));
        var (olderEnd, newerEnd) = (stretch.OlderEnd, stretch.NewerEnd);
        for (var i = anchors.Count - 1; i >= 0; i--)
        {
            // A stretch begins with its anchor, which is what both sides begin with.
            pending.Push(new Stretch(anchors[i].Older, olderEnd, anchors[i].Newer, newerEnd, stretch.Depth));
            (olderEnd, newerEnd) = anchors[i];
        }

        if (anchors.Count > 0)
        {
            pending.Push(new Stretch(stretch.Older, olderEnd, stretch.Newer, newerEnd, stretch.Depth));
        }
    }

    // Passages that stand once on each side, in the older order.
    private List<(int Older, int Newer)> Anchors(Stretch stretch)
    {
        const int Twice = -1;
        var places = new Dictionary<ulong, int>();
        for (var i = stretch.Newer; i < stretch.NewerEnd; i++)
        {
            places[_newer[i]] = places.ContainsKey(_newer[i]) ? Twice : i;
        }

        var seen = new HashSet<ulong>();
        var twice = new HashSet<ulong>();
        for (var i = stretch.Older; i < stretch.OlderEnd; i++)
        {
            if (!seen.Add(_older[i]))
            {
                twice.Add(_older[i]);
            }
        }

        var anchors = new List<(int Older, int Newer)>();
        for (var i = stretch.Older; i < stretch.OlderEnd; i++)
        {
            if (!twice.Contains(_older[i]) && places.TryGetValue(_older[i], out var place) && place != Twice)
            {
                anchors.Add((i, place));
            }
        }

        return anchors;
    }

    // The longest subsequence that ascends on the newer side too, by patience sorting.
    private static List<(int Older, int Newer)> LongestAscending(List<(int Older, int Newer)> pairs)
    {
        var piles = new List<int>();
        var before = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, piles.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pairs[piles[middle]].Newer < pairs[i].Newer ? (middle + 1, high) : (low, middle);
            }

            before[i] = low == 0 ? -1 : piles[low - 1];
            if (low == piles.Count)
            {
                piles.Add(i);
            }
            else
            {
                piles[low] = i;
            }
        }

        var longest = new List<(int Older, int Newer)>(piles.Count);
        for (var i = piles.Count == 0 ? -1 : piles[^1]; i >= 0; i = before[i])
        {
            longest.Add(pairs[i]);
        }

        longest.Reverse();
        return longest;
    }

    private readonly record struct Stretch(int Older, int OlderEnd, int Newer, int NewerEnd, int Depth)
    {
        public int OlderLength => OlderEnd - Older;

        public int NewerLength => NewerEnd - Newer;

        public long Cells => (long)OlderLength * NewerLength;
    }
}
