using Cairn.Tests.Golden;

namespace Cairn.Tests.Structure;

/// <summary>The files of this checkout as the structure tests see them.</summary>
internal static class SourceTree
{
    /// <summary>What `.gitignore` keeps out, plus the repository's own folder.</summary>
    private static readonly HashSet<string> Ignored = [".git", "artifacts", "TestResults", ".vs", ".idea", "bin", "obj"];

    public static IReadOnlyList<string> Projects { get; } =
        [.. new[] { "src", "test", "bench" }
            .SelectMany(top => Directory.EnumerateDirectories(Repository.In(top)))
            .Select(folder => Path.Combine(folder, $"{Path.GetFileName(folder)}.csproj"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Tracked { get; } = [.. Files(Repository.Root).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> CSharp => Tracked.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    public static string Shown(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    private static IEnumerable<string> Files(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            // In a linked worktree `.git` is a file.
            if (!file.EndsWith(".user", StringComparison.Ordinal) && !Ignored.Contains(Path.GetFileName(file)))
                yield return file;
        }

        foreach (var below in Directory.EnumerateDirectories(folder).Where(path => !Ignored.Contains(Path.GetFileName(path))))
        {
            foreach (var file in Files(below))
                yield return file;
        }
    }
}
