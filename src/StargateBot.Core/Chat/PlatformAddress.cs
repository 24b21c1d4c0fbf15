namespace StargateBot.Core.Chat;

/// <summary>Decides which addresses of a platform may be used.</summary>
public static class PlatformAddress
{
    /// <summary>Gets whether a token may be sent to an address: encrypted, or on this machine.</summary>
    /// <param name="address">An address of the platform, configured or told by it.</param>
    /// <returns>True for <c>https</c> and <c>wss</c>, and for <c>http</c> and <c>ws</c> on loopback.</returns>
    public static bool IsSafe(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri
            && (address.Scheme is "https" or "wss" || (address.Scheme is "http" or "ws" && address.IsLoopback));
    }
}
