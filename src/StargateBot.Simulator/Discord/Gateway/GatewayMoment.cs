namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>A moment in the life of a connection.</summary>
public enum GatewayMoment
{
    /// <summary>Right after Hello.</summary>
    Hello,

    /// <summary>Instead of READY.</summary>
    Identify,

    /// <summary>Instead of RESUMED and the replay.</summary>
    Resume,

    /// <summary>Right after READY or RESUMED.</summary>
    Established,
}
