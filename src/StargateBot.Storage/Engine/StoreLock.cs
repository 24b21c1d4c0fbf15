namespace StargateBot.Storage.Engine;

/// <summary>Keeps a second worker from the file: a lock on a file beside it, which ends with the process however that ends.</summary>
internal sealed class StoreLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The file of the database.</param>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public static StoreLock Take(string path)
    {
        try
        {
            return new StoreLock(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException exception) when (Taken.Contains(exception.HResult))
        {
            throw new StoreInUseException();
        }
    }

    // The file stays: whoever removed it might remove one that another worker has just locked.
    public void Dispose() => _file.Dispose();
}
