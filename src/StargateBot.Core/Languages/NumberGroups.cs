namespace StargateBot.Core.Languages;

/// <summary>Numbers grouped by a small number, each group in the order in which its members were added.</summary>
internal sealed class NumberGroups
{
    private readonly int[] _ends;
    private readonly int[] _members;

    private NumberGroups(int[] ends, int[] members)
    {
        _ends = ends;
        _members = members;
    }

    /// <summary>Gets the members of a group.</summary>
    /// <param name="group">Group number; a negative one has no members.</param>
    public ReadOnlySpan<int> this[int group] =>
        group < 0 ? [] : _members.AsSpan((group == 0 ? 0 : _ends[group - 1]).._ends[group]);

    /// <summary>Collects members.</summary>
    /// <param name="groups">Number of groups.</param>
    public sealed class Builder(int groups)
    {
        private readonly int[] _counts = new int[groups];
        private readonly List<int> _groupOf = [];
        private readonly List<int> _members = [];

        /// <summary>Adds a member.</summary>
        /// <param name="group">Group number, below the number of groups.</param>
        /// <param name="member">The member.</param>
        public void Add(int group, int member)
        {
            _counts[group]++;
            _groupOf.Add(group);
            _members.Add(member);
        }

        /// <summary>Groups the members: a counting sort.</summary>
        public NumberGroups ToGroups()
        {
            var next = new int[_counts.Length];
            for (var group = 1; group < next.Length; group++)
            {
                next[group] = next[group - 1] + _counts[group - 1];
            }

            var members = new int[_members.Count];
            for (var i = 0; i < members.Length; i++)
            {
                members[next[_groupOf[i]]++] = _members[i];
            }

            // Each group was filled up to where the one after it begins.
            return new NumberGroups(next, members);
        }
    }
}
