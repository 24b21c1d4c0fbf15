namespace StargateBot.Core.Knowledge;

/// <summary>Tells whether symbolic links stay inside a folder, all links on the way resolved.</summary>
/// <param name="root">Absolute path of the folder.</param>
internal sealed class LinkGuard(string root)
{
    // As deep as common file systems follow.
    private const int MaxLinks = 40;

    private readonly string? _root = Resolve(root);

    /// <summary>Gets whether a link leads to something that exists inside the folder.</summary>
    public bool IsInside(FileSystemInfo link) =>
        _root is not null
        && Resolve(link.FullName) is { } target
        && target.StartsWith(Path.TrimEndingDirectorySeparator(_root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Parts are walked one by one, because `..` after a link leads to the parent of the link's target.
    private static string? Resolve(string path)
    {
        var links = 0;
        var pending = new Stack<string>();
        var resolved = Push(path, "", pending);
        while (pending.TryPop(out var part))
        {
            if (part is "." or "..")
            {
                resolved = part == "." ? resolved : Path.GetDirectoryName(resolved) ?? resolved;
                continue;
            }

            var next = Path.Combine(resolved, part);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (info.LinkTarget is { } target)
            {
                if (++links > MaxLinks)
                {
                    return null;
                }

                resolved = Push(target, resolved, pending);
            }
            else if (info.Exists)
            {
                resolved = next;
            }
            else
            {
                return null;
            }
        }

        return resolved;
    }

    // Puts a path's parts before those that are still to be walked; returns the folder to walk them from.
    private static string Push(string path, string folder, Stack<string> pending)
    {
        var root = Path.GetPathRoot(path) ?? "";
        var parts = path[root.Length..].Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            pending.Push(parts[i]);
        }

        return root.Length > 0 ? root : folder;
    }
}
