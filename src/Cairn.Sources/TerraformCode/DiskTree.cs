using Cairn.Hcl;

namespace Cairn.Sources.TerraformCode;

/// <summary>
/// A directory on disk as the tree of a configuration. Nothing outside of it is read, also not through links, and every
/// file only up to a bound.
/// </summary>
internal sealed class DiskTree(string root) : IFileTree
{
    private const int MaxBytes = 8_000_000;
    private const int MaxFiles = 20_000;
    private const int MaxLevels = 32;

    private readonly string _real = RealPath(root);

    public string Name => root.Replace('\\', '/').TrimEnd('/');

    public byte[]? Read(string path)
    {
        try
        {
            var file = new FileInfo(At(path));
            if (!file.Exists || file.Length > MaxBytes || file.LinkTarget is not null && !IsInside(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName))
                return null;
            if (!IsInside(RealPath(file.DirectoryName!)))
                return null;
            // A pipe or device has no length either, and reading it may never end.
            return file.Length == 0 ? [] : File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public bool HasDirectory(string path) => Directory.Exists(At(path)) && IsInside(RealPath(At(path)));

    public IReadOnlyList<string> FilesIn(string path)
    {
        try
        {
            return HasDirectory(path)
                ? [.. Directory.EnumerateFiles(At(path)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public IReadOnlyList<string>? FilesBelow(string path)
    {
        var found = new List<string>();
        if (HasDirectory(path) && !Search(At(path), "", found, 0))
            return null;
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    // False if there is more than the bounds let in.
    private static bool Search(string folder, string prefix, List<string> found, int level)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                if (found.Count >= MaxFiles)
                    return false;
                found.Add(prefix + Path.GetFileName(file));
            }

            // Links to directories could lead out or round in circles.
            foreach (var child in new DirectoryInfo(folder).EnumerateDirectories().Where(child => child.LinkTarget is null))
            {
                if (level == MaxLevels || !Search(child.FullName, $"{prefix}{child.Name}/", found, level + 1))
                    return false;
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed is not there, as for the function that asks.
            return true;
        }
    }

    private string At(string path) => path.Length == 0 ? root : Path.Combine(root, path);

    private bool IsInside(string path) => path == _real || path.StartsWith(_real + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string RealPath(string folder)
    {
        var info = new DirectoryInfo(Path.GetFullPath(folder));
        if (info.Parent is null)
            return info.FullName;
        var outer = Path.Combine(RealPath(info.Parent.FullName), info.Name);
        return new DirectoryInfo(outer).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? outer.TrimEnd(Path.DirectorySeparatorChar);
    }
}
