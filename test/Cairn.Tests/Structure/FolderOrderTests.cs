using System.Text.RegularExpressions;

namespace Cairn.Tests.Structure;

/// <summary>Folders inside a project obey a listed order too, read from the `using` lines.</summary>
public sealed partial class FolderOrderTests
{
    [Fact]
    public void Every_folder_of_the_products_projects_has_its_place()
    {
        var unlisted = Uses().SelectMany(use => new[] { use.From, use.To }).Concat(Folders()).Distinct()
            .Where(folder => Steps(folder).Any(step => PlaceOf(step.Parent, step.Child) < 0));

        Assert.Empty(unlisted);
    }

    [Fact]
    public void Folders_use_only_folders_listed_before_them()
    {
        var against = Uses().Where(IsAgainstTheOrder).Select(use => $"{use.From} -> {use.To} in {Path.GetFileName(use.File)}").Distinct().ToList();
        var agreed = FolderOrder.Exceptions.SelectMany(use => use.Value.Select(file => $"{use.Key} in {file}")).ToList();

        Assert.Empty(against.Except(agreed));
        Assert.Empty(agreed.Except(against)); // gone: shrink the list
    }

    private sealed record Use(string File, string From, string To);

    /// <summary>Folders as namespaces, such as <c>Cairn.Graph.Cypher.Syntax</c>.</summary>
    private static IEnumerable<string> Folders() => SourceFiles().Select(NamespaceOf).Distinct();

    private static IEnumerable<string> SourceFiles() =>
        SourceTree.CSharp.Where(path => SourceTree.Shown(path).StartsWith("src/", StringComparison.Ordinal));

    private static string NamespaceOf(string file) =>
        Path.GetDirectoryName(SourceTree.Shown(file))!["src/".Length..].Replace('\\', '.').Replace('/', '.');

    private static IEnumerable<Use> Uses() =>
        from file in SourceFiles()
        let folder = NamespaceOf(file)
        from line in File.ReadLines(file)
        let used = UsingLine().Match(line)
        where used.Success && ProjectOf(used.Groups[1].Value) == ProjectOf(folder)
        select new Use(file, folder, used.Groups[1].Value);

    private static string ProjectOf(string folder) => string.Join('.', folder.Split('.').Take(2));

    private static bool IsAgainstTheOrder(Use use)
    {
        var (from, to) = (use.From.Split('.'), use.To.Split('.'));
        var shared = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        if (shared == from.Length || shared == to.Length)
            return false;
        var parent = string.Join('.', from.Take(shared));
        return PlaceOf(parent, to[shared]) >= PlaceOf(parent, from[shared]);
    }

    private static int PlaceOf(string parent, string child)
    {
        var order = FolderOrder.Listed.GetValueOrDefault(parent, []);
        var place = Array.IndexOf(order, child);
        return place >= 0 ? place : Array.IndexOf(order, "*");
    }

    /// <summary>Each (parent, child) on the way from the project down to a folder.</summary>
    private static IEnumerable<(string Parent, string Child)> Steps(string folder)
    {
        var parts = folder.Split('.');
        return Enumerable.Range(2, parts.Length - 2).Select(i => (string.Join('.', parts.Take(i)), parts[i]));
    }

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(Cairn\.[\w.]+);")]
    private static partial Regex UsingLine();
}
