namespace Cairn.Access.Tests;

/// <summary>Finds the repository's own files and the conformance suites beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = Up("Cairn.slnx") ?? throw new InvalidOperationException("the tests run inside the repository");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>A suite's folder; skips the test where the suites are absent.</summary>
    public static string Suite(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CAIRN_CONFORMANCE") is { Length: > 0 } chosen ? chosen : Path.Combine(Root, "..", "shared", "conformance");
        var suite = Path.Combine(folder, name);
        Assert.SkipUnless(Directory.Exists(suite), $"the suite {name} is not at {folder}; set CAIRN_CONFORMANCE");
        return suite;
    }

    private static string? Up(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, file)))
                return folder.FullName;
        }
        return null;
    }
}
