namespace StargateBot.Core.Chat.Delivery;

/// <summary>How the delivery of a reply ended.</summary>
internal enum DeliveryState
{
    /// <summary>All of it stands there.</summary>
    Delivered,

    /// <summary>Nobody knows whether it arrived; the person was asked to look.</summary>
    Uncertain,

    /// <summary>It did not arrive, or not all of it.</summary>
    GivenUp,
}
