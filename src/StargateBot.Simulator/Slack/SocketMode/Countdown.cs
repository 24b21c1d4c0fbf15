namespace StargateBot.Simulator.Slack.SocketMode;

/// <summary>A fault that meets the next few of something, counted down.</summary>
internal sealed class Countdown
{
    private int _left;

    public void Add(int times) => Interlocked.Add(ref _left, times);

    public void Clear() => Interlocked.Exchange(ref _left, 0);

    public bool Take()
    {
        while (true)
        {
            var left = Volatile.Read(ref _left);
            if (left <= 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _left, left - 1, left) == left)
            {
                return true;
            }
        }
    }
}
