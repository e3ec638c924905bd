using System.Text;
using Cairn.Hcl;

namespace Cairn.Tests.Hcl;

/// <summary>Files that are only in memory.</summary>
internal sealed class MemoryTree(IReadOnlyDictionary<string, string> files) : IFileTree
{
    public string Name => "main";

    public byte[]? Read(string path) => files.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;

    public bool HasDirectory(string path) => path.Length == 0 || files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    public IReadOnlyList<string> FilesIn(string path) => [.. FilesBelow(path).Where(file => !file.Contains('/', StringComparison.Ordinal))];

    public IReadOnlyList<string> FilesBelow(string path)
    {
        var prefix = path.Length == 0 ? "" : path + "/";
        return [.. files.Keys.Where(file => file.StartsWith(prefix, StringComparison.Ordinal)).Select(file => file[prefix.Length..]).Order(StringComparer.Ordinal)];
    }
}
