namespace StargateBot.Configuration;

/// <summary>Finds what may lie in the working directory or beside the program.</summary>
internal static class BesideProgram
{
    /// <summary>Looks in the working directory, then beside the program.</summary>
    /// <param name="path">A path; an absolute one is only tested.</param>
    /// <param name="exists">Whether a full path is what is wanted.</param>
    /// <returns>The full path, or null when it is in neither place.</returns>
    public static string? Find(string path, Func<string, bool> exists) =>
        new[] { Environment.CurrentDirectory, AppContext.BaseDirectory }
            .Select(directory => Path.GetFullPath(path, directory))
            .FirstOrDefault(exists);
}
