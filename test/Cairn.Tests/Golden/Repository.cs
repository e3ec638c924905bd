namespace Cairn.Tests.Golden;

/// <summary>Where the sources of this checkout and the shared test material are.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory, "Cairn.slnx")
        ?? throw new InvalidOperationException("the tests must run inside a checkout");

    /// <summary>The shared material, from <c>CAIRN_SHARED</c> or beside the checkout; null on a user's machine.</summary>
    public static string? Shared { get; } =
        Environment.GetEnvironmentVariable("CAIRN_SHARED") is { Length: > 0 } set ? set
        : Path.Combine(Root, "..", "shared") is var beside && Directory.Exists(beside) ? Path.GetFullPath(beside)
        : null;

    public static string In(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path in the shared material; the test is skipped where it is absent.</summary>
    public static string InShared(params string[] parts)
    {
        Assert.SkipWhen(Shared is null, "the shared test material is not beside this checkout (set CAIRN_SHARED)");
        var path = Path.Combine([Shared!, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"{path} is not there");
        return path;
    }

    private static string? Above(string directory, string file)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, file)))
                return at.FullName;
        }

        return null;
    }
}
