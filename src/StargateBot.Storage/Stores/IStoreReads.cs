using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Stores;

/// <summary>Reads the file, in the process that writes it or beside it.</summary>
internal interface IStoreReads
{
    /// <summary>Reads what may take long, on a thread of the pool.</summary>
    /// <param name="read">Reads; what it returns must not depend on the connection any more.</param>
    /// <param name="fallback">What is returned when the file cannot be read and that is no fault.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<T> ReadLongAsync<T>(Func<StoreConnection, T> read, T fallback, CancellationToken cancellationToken);
}
