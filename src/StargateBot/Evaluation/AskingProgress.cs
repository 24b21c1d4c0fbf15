using StargateBot.Localization;

namespace StargateBot.Evaluation;

/// <summary>Shows on one line of a terminal how many questions were asked.</summary>
/// <param name="output">The terminal.</param>
/// <param name="total">All questions.</param>
/// <param name="time">Tells when the line is old enough to be written anew.</param>
/// <param name="texts">Texts in the person's language.</param>
internal sealed class AskingProgress(TextWriter output, int total, TimeProvider time, Texts texts) : IProgress<int>
{
    // Often enough to be seen moving; writing for each question would cost more than answering it.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private long _written = time.GetTimestamp();
    private int _length;

    /// <inheritdoc/>
    public void Report(int value)
    {
        if (value == total)
        {
            // The line gives way to the report.
            output.Write('\r' + new string(' ', _length) + '\r');
        }
        else if (time.GetElapsedTime(_written) >= Interval)
        {
            var line = texts.EvalAsking.With(value, total);
            output.Write('\r' + line);
            _length = line.Length;
            _written = time.GetTimestamp();
        }
    }
}
