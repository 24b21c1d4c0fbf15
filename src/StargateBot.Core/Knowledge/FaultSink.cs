using System.Globalization;

namespace StargateBot.Core.Knowledge;

/// <summary>Collects the faults of one reading up to a bound and counts the others.</summary>
internal sealed class FaultSink(ICollection<KnowledgeFault> faults, int bound)
{
    private int _added;
    private int _dropped;

    /// <summary>Adds a fault of a whole file.</summary>
    public void Add(string file, string code, params ReadOnlySpan<string> arguments) => AddAt(file, null, code, arguments);

    /// <summary>Adds a fault of a line, from 1.</summary>
    public void AddAt(string file, int? line, string code, params ReadOnlySpan<string> arguments) =>
        Add(new KnowledgeFault(file, line, code, arguments.ToArray()));

    /// <summary>Adds a fault.</summary>
    public void Add(KnowledgeFault fault)
    {
        if (_added == bound)
        {
            _dropped++;
            return;
        }

        _added++;
        faults.Add(fault);
    }

    /// <summary>Tells how many faults were too many; call it once, at the end.</summary>
    public void Close()
    {
        if (_dropped > 0)
        {
            faults.Add(new KnowledgeFault("", null, KnowledgeFaultCodes.MoreFaults, [_dropped.ToString(CultureInfo.InvariantCulture)]));
        }
    }
}
