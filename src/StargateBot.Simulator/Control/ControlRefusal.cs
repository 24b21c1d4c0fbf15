namespace StargateBot.Simulator.Control;

/// <summary>A request to the control API that cannot be done; the message says why.</summary>
internal sealed class ControlRefusal(string message, int status = 400) : Exception(message)
{
    public int Status { get; } = status;
}
